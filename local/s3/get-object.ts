import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { sendEmpty } from './answer.ts';
import type { Call } from './call.ts';
import { isUnchanged } from './conditions.ts';
import { answerHeaders, versionHeader } from './object-headers.ts';
import { readRange } from './range.ts';
import { S3Error } from './s3-error.ts';
import type { Service } from './service.ts';
import type { Store } from './store.ts';
import { isObject } from './version.ts';
import type { ObjectVersion } from './version.ts';

const overrides = ['cache-control', 'content-disposition', 'content-encoding', 'content-language'];

/** GetObject and HeadObject. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export async function getObject(service: Service, call: Call): Promise<void> {
  const version = findObject(service.store, call);
  const headers = { ...answerHeaders(version), ...overriddenHeaders(call) };
  if (isUnchanged(call.headers, version)) {
    const { etag, 'last-modified': modified } = answerHeaders(version);
    sendEmpty(call, 304, { etag: etag ?? '', 'last-modified': modified ?? '' });
    return;
  }
  const range = readRange(call.headers['range'], version.size);
  const { start, end } = range ?? { start: 0, end: version.size - 1 };
  if (range) headers['content-range'] = `bytes ${start}-${end}/${version.size}`;
  headers['content-length'] = String(end - start + 1);
  if (!range && version.checksum && call.headers['x-amz-checksum-mode'] === 'ENABLED') {
    headers[version.checksum.name] = version.checksum.value;
  }
  const status = range ? 206 : 200;
  if (call.method === 'HEAD' || version.size === 0) sendEmpty(call, status, headers);
  else await sendFile(call, service.store.path(call.bucket, version.body), { start, end }, status, headers);
}

// The file is opened before the head is sent, so that one who overwrites the object meanwhile takes nothing away.
async function sendFile(
  call: Call,
  path: string,
  range: { start: number; end: number },
  status: number,
  headers: Record<string, string>,
): Promise<void> {
  const file = await open(path);
  call.response.writeHead(status, headers);
  try {
    await pipeline(file.createReadStream(range), call.response);
  } catch (error) {
    // A reader may leave before the end.
    if (!call.response.destroyed) throw error;
  }
}

/** The version that a request names, as GET, HEAD and tagging see it. Throws what S3 says of absent ones. */
export function findObject(store: Store, call: Call): ObjectVersion {
  const id = call.query.get('versionId') ?? undefined;
  const version = store.find(call.bucket, call.key, id);
  if (isObject(version)) return version;
  if (version && id !== undefined) {
    throw new S3Error(
      'MethodNotAllowed',
      undefined,
      { Method: call.method, ResourceType: 'DeleteMarker' },
      { allow: 'DELETE', 'x-amz-delete-marker': 'true', ...versionHeader(version) },
    );
  }
  if (id !== undefined) throw new S3Error('NoSuchVersion', undefined, { Key: call.key, VersionId: id });
  const marker = version ? { 'x-amz-delete-marker': 'true', ...versionHeader(version) } : {};
  throw new S3Error('NoSuchKey', undefined, { Key: call.key }, marker);
}

function overriddenHeaders(call: Call): Record<string, string> {
  const wanted = [...overrides, 'content-type', 'expires'].flatMap((name) => {
    const value = call.query.get(`response-${name}`);
    // Node sends a header as Latin-1: UTF-8 names of files keep their bytes this way.
    return value === null ? [] : [[name, Buffer.from(value, 'utf8').toString('latin1')] as const];
  });
  return Object.fromEntries(wanted);
}
