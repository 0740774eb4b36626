import type { ObjectEvent } from './s3.ts';
import type { Owner } from './signature.ts';
import type { Store } from './store.ts';
import type { Uploads } from './uploads.ts';
import type { Version } from './version.ts';

/** What every operation works with. */
export type Service = { owner: Owner; store: Store; uploads: Uploads; onEvent: (event: ObjectEvent) => void };

/** Tells the host what happened, once it is on disk. */
export function announce(
  service: Service,
  name: ObjectEvent['name'],
  bucket: string,
  key: string,
  version: Version,
): void {
  const kept = version.id === 'null' ? {} : { versionId: version.id };
  service.onEvent({ name, bucket, key, size: version.size, eTag: version.eTag, ...kept });
}
