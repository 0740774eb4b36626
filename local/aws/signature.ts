import { createHash, createHmac } from 'node:crypto';
import { CREDENTIALS } from './credentials.ts';

type Unsigned = {
  method: string;
  path: string;
  /** Lower-case names. All of them are signed. */
  headers: Record<string, string>;
  body: string | Uint8Array;
  service: string;
  region: string;
  /** Milliseconds since the epoch. */
  now: number;
};

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const keys = new Map<string, Buffer>();

/**
 * Signs a request by Signature Version 4 with the local key pair and gives the headers to send: those signed,
 * `x-amz-date` and `authorization`. For paths without query.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function signRequest(unsigned: Unsigned): Record<string, string> {
  const time = new Date(unsigned.now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${unsigned.region}/${unsigned.service}/aws4_request`;
  const headers: Record<string, string> = { ...unsigned.headers, 'x-amz-date': time };
  const names = Object.keys(headers).toSorted();
  const canonical = [
    unsigned.method,
    unsigned.path,
    '',
    ...names.map((name) => `${name}:${headers[name]!.trim()}`),
    '',
    names.join(';'),
    createHash('sha256').update(unsigned.body).digest('hex'),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  headers['authorization'] =
    `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, ` +
    `Signature=${hmac(signingKey(scope), toSign).toString('hex')}`;
  return headers;
}

function signingKey(scope: string): Buffer {
  const known = keys.get(scope);
  if (known) return known;
  const start: string | Buffer = `AWS4${CREDENTIALS.secretAccessKey}`;
  const key = scope
    .split('/')
    .reduce<string | Buffer>((previous, part) => hmac(previous, part), start) as Buffer;
  keys.set(scope, key);
  return key;
}
