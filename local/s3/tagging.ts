import { sendEmpty, sendXml } from './answer.ts';
import { readDocument } from './body.ts';
import type { Call } from './call.ts';
import { findObject } from './get-object.ts';
import { versionHeader } from './object-headers.ts';
import { S3Error } from './s3-error.ts';
import { announce } from './service.ts';
import type { Service } from './service.ts';
import type { Payload } from './signature.ts';
import { element, innerXml, textOf } from './xml.ts';

/** GetObjectTagging, PutObjectTagging, DeleteObjectTagging. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
export async function tagObject(service: Service, call: Call, payload: Payload): Promise<void> {
  const version = findObject(service.store, call);
  if (call.method === 'GET') {
    const tags = Object.entries(version.tags).map(
      ([key, value]) => `<Tag>${element('Key', key)}${element('Value', value)}</Tag>`,
    );
    sendXml(call, 'Tagging', `<TagSet>${tags.join('')}</TagSet>`);
    return;
  }
  const tags = call.method === 'PUT' ? readTags(await readDocument(call, payload)) : {};
  service.store.setTags(call.bucket, call.key, version.id, tags);
  if (call.method === 'PUT') announce(service, 'ObjectTagging:Put', call.bucket, call.key, version);
  sendEmpty(call, call.method === 'PUT' ? 200 : 204, versionHeader(version));
}

/** Reads a Tagging document: at most 10 tags, keys of 128 and values of 256 characters. Throws InvalidTag. */
export function readTags(document: string): Record<string, string> {
  const tags = innerXml(document, 'Tag').map(
    (tag) => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? ''] as const,
  );
  if (tags.length > 10) throw new S3Error('BadRequest', 'Object tags cannot be greater than 10');
  if (tags.some(([key, value]) => key === '' || key.length > 128 || value.length > 256)) {
    throw new S3Error('InvalidTag');
  }
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw new S3Error('InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  return Object.fromEntries(tags);
}
