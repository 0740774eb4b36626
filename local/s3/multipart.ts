import { sendEmpty, sendXml } from './answer.ts';
import { openBody } from './body.ts';
import type { Call } from './call.ts';
import { readDraft } from './object-headers.ts';
import { checkKey, checkLength } from './put-object.ts';
import { S3Error } from './s3-error.ts';
import { saveBody } from './save-body.ts';
import type { Service } from './service.ts';
import type { Payload } from './signature.ts';
import type { Upload } from './uploads.ts';
import { element } from './xml.ts';

/** The upload that a request names. Throws NoSuchUpload. */
export function findUpload(service: Service, call: Call): Upload {
  return service.uploads.get(call.query.get('uploadId') ?? '', call.bucket, call.key);
}

/** CreateMultipartUpload. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
export function createUpload(service: Service, call: Call): void {
  checkKey(call.key);
  const { id } = service.uploads.start(call.bucket, call.key, readDraft(call.headers));
  sendXml(
    call,
    'InitiateMultipartUploadResult',
    element('Bucket', call.bucket) + element('Key', call.key) + element('UploadId', id),
  );
}

/** UploadPart; a part that is sent again replaces the former. */
export async function uploadPart(service: Service, call: Call, payload: Payload): Promise<void> {
  const upload = findUpload(service, call);
  const number = Number(call.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive', {
      ArgumentName: 'partNumber',
      ArgumentValue: call.query.get('partNumber') ?? '',
    });
  }
  checkLength(call);
  const body = openBody(call, payload);
  const saved = await saveBody(service.store, call.bucket, body.chunks);
  const former = upload.parts.get(number);
  upload.parts.set(number, { ...saved, modified: service.owner.now() });
  await service.uploads.removeBody(call.bucket, former);
  sendEmpty(call, 200, {
    etag: `"${saved.eTag}"`,
    ...(body.checksum ? { [body.checksum.name]: body.checksum.value } : {}),
  });
}

/** ListParts, all on one page. */
export function listParts(service: Service, call: Call): void {
  const upload = findUpload(service, call);
  const parts = [...upload.parts]
    .toSorted(([a], [b]) => a - b)
    .map(
      ([number, part]) =>
        `<Part>${element('PartNumber', number)}${element('LastModified', new Date(part.modified).toISOString())}` +
        `${element('ETag', `"${part.eTag}"`)}${element('Size', part.size)}</Part>`,
    );
  sendXml(
    call,
    'ListPartsResult',
    element('Bucket', call.bucket) +
      element('Key', call.key) +
      element('UploadId', upload.id) +
      element('IsTruncated', false) +
      parts.join(''),
  );
}

/** AbortMultipartUpload. */
export async function abortUpload(service: Service, call: Call): Promise<void> {
  await service.uploads.close(findUpload(service, call));
  sendEmpty(call, 204);
}
