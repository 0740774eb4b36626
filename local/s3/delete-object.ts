import { sendEmpty, sendXml } from './answer.ts';
import { readDocument } from './body.ts';
import type { Call } from './call.ts';
import { versionHeader } from './object-headers.ts';
import { S3Error } from './s3-error.ts';
import { announce } from './service.ts';
import type { Service } from './service.ts';
import type { Payload } from './signature.ts';
import type { Version } from './version.ts';
import { element, innerXml, textOf } from './xml.ts';

/** Deletes and announces. A delete marker is no event here: see docs/stand-in-s3-sqs.md. */
export function removeObject(
  service: Service,
  bucket: string,
  key: string,
  id?: string,
): { removed?: Version; marker?: Version } {
  const gone = service.store.remove(bucket, key, id);
  if (gone.removed?.body !== undefined) {
    announce(service, 'ObjectRemoved:Delete', bucket, key, gone.removed);
  }
  return gone;
}

/** DeleteObject: 204 whether there was one or not. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export function deleteObject(service: Service, call: Call): void {
  const id = call.query.get('versionId') ?? undefined;
  const { removed, marker } = removeObject(service, call.bucket, call.key, id);
  const version = marker ?? (id === undefined ? undefined : removed);
  const isMarker = version !== undefined && version.body === undefined;
  sendEmpty(call, 204, {
    ...(version ? versionHeader(version) : {}),
    ...(isMarker ? { 'x-amz-delete-marker': 'true' } : {}),
  });
}

/** DeleteObjects, at most 1,000. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export async function deleteObjects(service: Service, call: Call, payload: Payload): Promise<void> {
  const document = await readDocument(call, payload);
  const objects = innerXml(document, 'Object');
  if (objects.length === 0 || objects.length > 1000) throw new S3Error('MalformedXML');
  const results = objects.map((object) => {
    const key = textOf(object, 'Key');
    if (key === undefined) throw new S3Error('MalformedXML');
    const id = textOf(object, 'VersionId');
    const { marker } = removeObject(service, call.bucket, key, id);
    return (
      `<Deleted>${element('Key', key)}${element('VersionId', id)}${element('DeleteMarker', marker && true)}` +
      `${element('DeleteMarkerVersionId', marker?.id)}</Deleted>`
    );
  });
  sendXml(call, 'DeleteResult', textOf(document, 'Quiet') === 'true' ? '' : results.join(''));
}
