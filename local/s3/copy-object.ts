import { createReadStream } from 'node:fs';
import { sendXml } from './answer.ts';
import type { Call } from './call.ts';
import { checkWrite } from './conditions.ts';
import { findObject } from './get-object.ts';
import { readDraft, versionHeader } from './object-headers.ts';
import { checkKey, currentObject } from './put-object.ts';
import { S3Error } from './s3-error.ts';
import { commitBody, saveBody } from './save-body.ts';
import { announce } from './service.ts';
import type { Service } from './service.ts';
import { element } from './xml.ts';

/** CopyObject. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export async function copyObject(service: Service, call: Call): Promise<void> {
  const { store } = service;
  checkKey(call.key);
  const source = readSource(call.headers['x-amz-copy-source'] ?? '');
  const original = findObject(store, { ...call, ...source });
  const renews = call.headers['x-amz-metadata-directive'] === 'REPLACE';
  if (!renews && source.bucket === call.bucket && source.key === call.key && !source.query.has('versionId')) {
    throw new S3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const saved = await saveBody(
    store,
    call.bucket,
    createReadStream(store.path(source.bucket, original.body)),
  );
  const asked = readDraft(call.headers);
  const version = commitBody(store, call.bucket, saved, () => {
    checkWrite(call.headers, currentObject(store, call.bucket, call.key), call.key);
    return store.add(call.bucket, call.key, saved, {
      headers: renews ? asked.headers : original.headers,
      tags: call.headers['x-amz-tagging-directive'] === 'REPLACE' ? asked.tags : original.tags,
      checksum: original.checksum,
    });
  });
  announce(service, 'ObjectCreated:Copy', call.bucket, call.key, version);
  for (const [name, value] of Object.entries(versionHeader(version))) call.response.setHeader(name, value);
  if (original.id !== 'null') call.response.setHeader('x-amz-copy-source-version-id', original.id);
  sendXml(
    call,
    'CopyObjectResult',
    element('ETag', `"${version.eTag}"`) + element('LastModified', new Date(version.modified).toISOString()),
  );
}

/** Reads `/bucket/key?versionId=id`, percent-encoded, with or without the first slash. */
function readSource(header: string): { bucket: string; key: string; query: URLSearchParams } {
  const [path = '', query = ''] = header.split('?');
  try {
    const [bucket = '', ...key] = decodeURIComponent(path).replace(/^\//, '').split('/');
    if (bucket !== '' && key.length > 0)
      return { bucket, key: key.join('/'), query: new URLSearchParams(query) };
  } catch {
    // Said below, as for every other malformed source.
  }
  throw new S3Error(
    'InvalidArgument',
    'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    {
      ArgumentName: 'x-amz-copy-source',
      ArgumentValue: header,
    },
  );
}
