import { S3Error } from './s3-error.ts';
import type { Draft, Version } from './version.ts';

const kept = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** The headers that stay with an object. Throws MetadataTooLarge above 2 KB of x-amz-meta-*. */
export function readObjectHeaders(headers: Record<string, string>): Record<string, string> {
  const own = Object.entries(headers).filter(
    ([name]) => kept.includes(name) || name.startsWith('x-amz-meta-'),
  );
  const metadata = own.filter(([name]) => name.startsWith('x-amz-meta-'));
  const size = metadata.reduce((sum, [name, value]) => sum + name.length - 11 + value.length, 0);
  if (size > 2048) throw new S3Error('MetadataTooLarge', undefined, { Size: String(size) });
  const read: Record<string, string> = { 'content-type': 'binary/octet-stream', ...Object.fromEntries(own) };
  const encoding = (read['content-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'aws-chunked');
  if (encoding.length > 0) read['content-encoding'] = encoding.join(',');
  else delete read['content-encoding'];
  return read;
}

/** Headers and tags of an object as a request gives them. */
export function readDraft(headers: Record<string, string>): Draft {
  const tags = Object.fromEntries(new URLSearchParams(headers['x-amz-tagging'] ?? ''));
  return { headers: readObjectHeaders(headers), tags };
}

/** The headers that S3 answers with for a version of an object. */
export function answerHeaders(version: Version): Record<string, string> {
  const tagCount = Object.keys(version.tags).length;
  return {
    ...version.headers,
    ...versionHeader(version),
    ...(tagCount > 0 ? { 'x-amz-tagging-count': String(tagCount) } : {}),
    etag: `"${version.eTag}"`,
    'last-modified': new Date(version.modified).toUTCString(),
    'accept-ranges': 'bytes',
    'x-amz-server-side-encryption': 'AES256',
  };
}

/** x-amz-version-id where versions are kept. */
export function versionHeader(version: Version): Record<string, string> {
  return version.id === 'null' ? {} : { 'x-amz-version-id': version.id };
}
