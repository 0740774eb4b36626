import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { sendXml } from './answer.ts';
import { readDocument } from './body.ts';
import type { Call } from './call.ts';
import { checkWrite } from './conditions.ts';
import { findUpload } from './multipart.ts';
import { versionHeader } from './object-headers.ts';
import { currentObject } from './put-object.ts';
import { S3Error } from './s3-error.ts';
import { commitBody, saveBody } from './save-body.ts';
import type { SavedBody } from './save-body.ts';
import { announce } from './service.ts';
import type { Service } from './service.ts';
import type { Payload } from './signature.ts';
import type { Store } from './store.ts';
import type { Upload } from './uploads.ts';
import { element, innerXml, textOf } from './xml.ts';

const smallestPart = 5 * 1024 ** 2;

/** CompleteMultipartUpload. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export async function completeUpload(service: Service, call: Call, payload: Payload): Promise<void> {
  const upload = findUpload(service, call);
  const parts = chooseParts(upload, await readDocument(call, payload));
  const saved = await saveBody(service.store, call.bucket, joined(service.store, call.bucket, parts));
  const version = commitBody(service.store, call.bucket, saved, () => {
    checkWrite(call.headers, currentObject(service.store, call.bucket, call.key), call.key);
    return service.store.add(call.bucket, call.key, { ...saved, eTag: joinedETag(parts) }, upload.draft);
  });
  await service.uploads.close(upload);
  announce(service, 'ObjectCreated:CompleteMultipartUpload', call.bucket, call.key, version);
  for (const [name, value] of Object.entries(versionHeader(version))) call.response.setHeader(name, value);
  sendXml(
    call,
    'CompleteMultipartUploadResult',
    element('Location', `http://${call.headers['host']}${call.path}`) +
      element('Bucket', call.bucket) +
      element('Key', call.key) +
      element('ETag', `"${version.eTag}"`),
  );
}

function chooseParts(upload: Upload, document: string): SavedBody[] {
  const wanted = innerXml(document, 'Part').map((part) => ({
    number: Number(textOf(part, 'PartNumber')),
    eTag: textOf(part, 'ETag')?.replaceAll('"', ''),
  }));
  if (wanted.length === 0) throw new S3Error('MalformedXML');
  if (wanted.some(({ number }, place) => place > 0 && number <= (wanted[place - 1]?.number ?? 0))) {
    throw new S3Error('InvalidPartOrder', undefined, { UploadId: upload.id });
  }
  const parts = wanted.map(({ number, eTag }) => {
    const part = upload.parts.get(number);
    if (part && part.eTag === eTag) return part;
    throw new S3Error('InvalidPart', undefined, { UploadId: upload.id, PartNumber: String(number) });
  });
  const small = parts.slice(0, -1).find((part) => part.size < smallestPart);
  if (small) {
    throw new S3Error('EntityTooSmall', undefined, {
      ProposedSize: String(small.size),
      MinSizeAllowed: String(smallestPart),
    });
  }
  return parts;
}

async function* joined(store: Store, bucket: string, parts: SavedBody[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield* createReadStream(store.path(bucket, part.name));
}

/** The MD5 of the parts' MD5s and their number: what S3 gives instead of an MD5 of the whole. */
function joinedETag(parts: SavedBody[]): string {
  const md5 = createHash('md5');
  for (const part of parts) md5.update(Buffer.from(part.eTag, 'hex'));
  return `${md5.digest('hex')}-${parts.length}`;
}
