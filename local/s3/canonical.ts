import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Call } from './call.ts';

/**
 * The parts of AWS Signature Version 4.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function canonicalRequest(call: Call, signedHeaders: string[], payloadHash: string): string {
  const path = call.path.split('/').map(encode).join('/');
  const headers = signedHeaders.map((name) => `${name}:${oneSpaced(call.headers[name] ?? '')}\n`);
  return [
    call.method,
    path,
    canonicalQuery(call.query),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function oneSpaced(value: string): string {
  return value.trim().replace(/ +/g, ' ');
}

/** Percent-encoding of RFC 3986, stricter than encodeURIComponent. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The text that is signed: algorithm, time, scope and the hash of the canonical request. */
export function stringToSign(time: string, scope: string, canonical: string): string {
  const hash = createHash('sha256').update(canonical).digest('hex');
  return ['AWS4-HMAC-SHA256', time, scope, hash].join('\n');
}

/** Signs text for a scope `day/region/service/aws4_request`; hexadecimal. */
export function sign(secretAccessKey: string, scope: string, text: string): string {
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  let key: string | Buffer = `AWS4${secretAccessKey}`;
  for (const part of scope.split('/')) key = hmac(key, part);
  return hmac(key, text).toString('hex');
}

/** Compares signatures without telling by time where they differ. */
export function sameSignature(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** Milliseconds of a time such as 20261122T213000Z; NaN when it is not one. */
export function parseTime(time: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  if (!match) return Number.NaN;
  const [, year, month, day, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
