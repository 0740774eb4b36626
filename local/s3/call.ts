import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { S3Error } from './s3-error.ts';

/** One request, taken apart. */
export type Call = {
  method: string;
  /** Percent-decoded path as sent, bucket included: what the signature covers. */
  path: string;
  bucket: string;
  key: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** The raw bytes of the body. Reading stops where the reader stops; `drain` takes the rest. */
  body: AsyncIterable<Buffer>;
  response: ServerResponse;
  requestId: string;
};

/**
 * Reads path style (`/bucket/key`) and virtual-host style (`bucket.localhost/key`).
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function readCall(request: IncomingMessage, response: ServerResponse): Call {
  const [rawPath = '/', ...rest] = (request.url ?? '/').split('?');
  const path = decodePath(rawPath);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    method: request.method ?? 'GET',
    path,
    ...locate(headers['host'] ?? '', path),
    query: new URLSearchParams(rest.join('?')),
    headers,
    body: keepOpen(request),
    response,
    requestId: randomBytes(8).toString('hex').toUpperCase(),
  };
}

function locate(host: string, path: string): { bucket: string; key: string } {
  const name = host.replace(/:\d+$/, '');
  if (name.endsWith('.localhost')) return { bucket: name.slice(0, -'.localhost'.length), key: path.slice(1) };
  const [bucket = '', ...key] = path.slice(1).split('/');
  return { bucket, key: key.join('/') };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Error('InvalidURI', undefined, { URI: path });
  }
}

// A for-await loop that is left early destroys a plain stream and its socket with it, and the answer
// could not be sent. An iterator without `return` leaves the connection alone.
function keepOpen(request: IncomingMessage): AsyncIterable<Buffer> {
  const chunks: AsyncIterator<Buffer> = request.iterator({ destroyOnReturn: false });
  return { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) };
}

/** Takes what a refused client still sends, so that it reads the answer instead of a broken pipe. */
export async function drain(call: Call): Promise<void> {
  try {
    const rest = call.body[Symbol.asyncIterator]();
    while (!(await rest.next()).done);
  } catch {
    // The client has gone; there is nobody left to answer.
  }
}
