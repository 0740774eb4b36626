import { sendXml } from './answer.ts';
import type { Call } from './call.ts';
import type { Service } from './service.ts';
import { element } from './xml.ts';

/** ListObjectVersions without paging by version id. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export function listVersions(service: Service, call: Call): void {
  const prefix = call.query.get('prefix') ?? '';
  const content: string[] = [];
  for (const { key, versions } of service.store.entries(call.bucket)) {
    if (!key.startsWith(prefix)) continue;
    for (const [place, version] of versions.entries()) {
      const shared =
        element('Key', key) +
        element('VersionId', version.id) +
        element('IsLatest', place === 0) +
        element('LastModified', new Date(version.modified).toISOString());
      content.push(
        version.body === undefined
          ? `<DeleteMarker>${shared}</DeleteMarker>`
          : `<Version>${shared}${element('ETag', `"${version.eTag}"`)}${element('Size', version.size)}` +
              '<StorageClass>STANDARD</StorageClass></Version>',
      );
    }
  }
  sendXml(
    call,
    'ListVersionsResult',
    element('Name', call.bucket) +
      element('Prefix', prefix) +
      element('IsTruncated', false) +
      content.join(''),
  );
}
