import { readFile } from 'node:fs/promises';
import type { Answer, Exchange } from '../http/exchange.ts';
import type { S3 } from '../s3/s3.ts';

/** Headers of an object that reach the viewer. */
const PASSED =
  /^(cache-control|content-(type|language|disposition|encoding)|etag|expires|last-modified|x-amz-(meta-.*|version-id))$/;

/**
 * Reads an object as CloudFront does through origin access control. Without the right to list the bucket, S3 says 403
 * for a missing key, not 404.
 */
export async function readFromBucket(
  s3: S3,
  bucket: string,
  exchange: Exchange,
  mayList: boolean,
): Promise<Answer> {
  const key = keyOf(exchange.path);
  const object = key ? await s3.readObject(bucket, key) : undefined;
  if (!object) return missing(mayList, key);
  const headers: Answer['headers'] = { 'accept-ranges': 'bytes', server: 'AmazonS3' };
  for (const [name, value] of Object.entries(object.headers)) {
    if (PASSED.test(name.toLowerCase())) headers[name.toLowerCase()] = value;
  }
  if (isUnchanged(exchange.headers, headers)) return { status: 304, headers, body: '' };
  const content = await readFile(object.path);
  const range = rangeOf(exchange.headers['range'], content.length);
  if (!range) return { status: 200, headers, body: content };
  headers['content-range'] = `bytes ${range.first}-${range.last}/${content.length}`;
  return { status: 206, headers, body: content.subarray(range.first, range.last + 1) };
}

function keyOf(path: string): string {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return path.slice(1);
  }
}

function missing(mayList: boolean, key: string): Answer {
  const [status, code, text] = mayList
    ? [404, 'NoSuchKey', 'The specified key does not exist.']
    : [403, 'AccessDenied', 'Access Denied'];
  const about = mayList ? `<Key>${key.replace(/[<&>]/g, '')}</Key>` : '';
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${text}</Message>${about}</Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

/** RFC 9110, 13.1: If-None-Match wins over If-Modified-Since; weak and strong tags compare as one. */
function isUnchanged(asked: Record<string, string>, headers: Answer['headers']): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  const tags = asked['if-none-match'];
  if (tags)
    return tags === '*' || tags.split(',').some((tag) => plain(tag) === plain(String(headers['etag'])));
  const since = asked['if-modified-since'];
  return since !== undefined && Date.parse(String(headers['last-modified'])) <= Date.parse(since);
}

/** One range of bytes; anything else gets the whole. */
function rangeOf(range: string | undefined, size: number): { first: number; last: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!from && !to) return undefined;
  const first = from ? Number(from) : Math.max(0, size - Number(to));
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1;
  return first <= last ? { first, last } : undefined;
}
