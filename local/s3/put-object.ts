import { sendEmpty } from './answer.ts';
import { openBody } from './body.ts';
import type { Call } from './call.ts';
import { checkWrite } from './conditions.ts';
import { readDraft, versionHeader } from './object-headers.ts';
import { S3Error } from './s3-error.ts';
import { commitBody, saveBody } from './save-body.ts';
import { announce } from './service.ts';
import type { Service } from './service.ts';
import type { Payload } from './signature.ts';
import type { Store } from './store.ts';
import { isObject } from './version.ts';
import type { ObjectVersion } from './version.ts';

const fiveGiB = 5 * 1024 ** 3;

/** PutObject. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export async function putObject(service: Service, call: Call, payload: Payload): Promise<void> {
  checkKey(call.key);
  checkLength(call);
  const check = () => checkWrite(call.headers, currentObject(service.store, call.bucket, call.key), call.key);
  check();
  const body = openBody(call, payload);
  const saved = await saveBody(service.store, call.bucket, body.chunks);
  const draft = { ...readDraft(call.headers), checksum: body.checksum };
  const version = commitBody(service.store, call.bucket, saved, () => {
    check();
    return service.store.add(call.bucket, call.key, saved, draft);
  });
  announce(service, 'ObjectCreated:Put', call.bucket, call.key, version);
  sendEmpty(call, 200, {
    etag: `"${version.eTag}"`,
    'x-amz-server-side-encryption': 'AES256',
    ...versionHeader(version),
    ...(body.checksum ? { [body.checksum.name]: body.checksum.value } : {}),
  });
}

/** The newest version unless it is a delete marker. */
export function currentObject(store: Store, bucket: string, key: string): ObjectVersion | undefined {
  const version = store.find(bucket, key);
  return isObject(version) ? version : undefined;
}

/** Keys hold at most 1,024 bytes of UTF-8. */
export function checkKey(key: string): void {
  const size = Buffer.byteLength(key);
  if (size > 1024) {
    throw new S3Error('KeyTooLongError', undefined, { Size: String(size), MaxSizeAllowed: '1024' });
  }
}

/** S3 wants to know the length of a body before it comes; 5 GiB at most. */
export function checkLength(call: Call): void {
  const length = call.headers['x-amz-decoded-content-length'] ?? call.headers['content-length'];
  if (length === undefined) throw new S3Error('MissingContentLength');
  if (Number(length) > fiveGiB) {
    throw new S3Error('EntityTooLarge', undefined, {
      ProposedSize: length,
      MaxSizeAllowed: String(fiveGiB),
    });
  }
}
