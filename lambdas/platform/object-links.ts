import { createHash, createHmac } from 'node:crypto';

/**
 * Signed places to upload to and links to download from, made without the S3 client (a fifth of an API function's size).
 * Authority: AWS, "Authenticating requests: browser-based uploads using POST (Signature Version 4)" and
 * "Authenticating requests: using query parameters". The functions' own credentials sign, so a form or link dies with them.
 */
type Signer = {
  id: string;
  secret: string;
  token?: string;
  region: string;
  bucket: string;
  endpoint?: string;
};

/** The bucket, by the variable of the environment that names it. */
export type BucketVariable = 'FILES_BUCKET' | 'IMPORTS_BUCKET';

function signer(variable: BucketVariable): Signer {
  const {
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_REGION: region,
    [variable]: bucket,
  } = process.env;
  if (!id || !secret || !region || !bucket)
    throw new Error(`The environment lacks credentials, region or ${variable}.`);
  return {
    id,
    secret,
    region,
    bucket,
    token: process.env.AWS_SESSION_TOKEN,
    endpoint: process.env.AWS_ENDPOINT_URL_S3,
  };
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const signature = ({ secret, region }: Signer, day: string, text: string): string =>
  hmac(hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request'), text).toString('hex');

const stamp = (now: Date) => {
  const time = now.toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
  return { time, day: time.slice(0, 8) };
};
const credential = ({ id, region }: Signer, day: string): string => `${id}/${day}/${region}/s3/aws4_request`;

/** The bucket's own host on AWS; a path on the endpoint that the environment names elsewhere. */
const bucketUrl = ({ bucket, region, endpoint }: Signer): URL =>
  new URL(endpoint ? `${endpoint}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`);

/** An upload must begin within 10 minutes. */
export const uploadSeconds = 600;

/** A form that takes exactly `size` bytes of this media type at this key. */
export function uploadForm(
  key: string,
  size: number,
  type: string,
  now: Date,
  bucket: BucketVariable = 'FILES_BUCKET',
): { url: string; fields: Record<string, string> } {
  const who = signer(bucket);
  const { time, day } = stamp(now);
  const fields: Record<string, string> = {
    key,
    'Content-Type': type,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': credential(who, day),
    'X-Amz-Date': time,
    ...(who.token && { 'X-Amz-Security-Token': who.token }),
  };
  const policy = {
    expiration: new Date(now.getTime() + uploadSeconds * 1000).toISOString(),
    conditions: [
      { bucket: who.bucket },
      ['content-length-range', size, size],
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
    ],
  };
  const Policy = Buffer.from(JSON.stringify(policy)).toString('base64');
  return {
    url: bucketUrl(who).href,
    fields: { ...fields, Policy, 'X-Amz-Signature': signature(who, day, Policy) },
  };
}

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Steady links are signed for a whole step of ten minutes, so that browsers find what they have already. */
const steadyMs = 600_000;
const steadySeconds = 1_200;

/** A link that shows what lies at this key, the same for ten minutes and good for ten to twenty. */
export const steadyLink = (key: string, type: string, now: Date): string =>
  downloadLink(
    key,
    { name: key.slice(key.lastIndexOf('/') + 1), type, inline: true, seconds: steadySeconds },
    new Date(Math.floor(now.getTime() / steadyMs) * steadyMs),
  );

/** How long a download link is good for. */
const linkSeconds = 60;

/** A link that downloads this version of the object under this name; `inline` lets the browser show it, on the bucket's own origin. */
export function downloadLink(
  key: string,
  {
    name,
    type,
    version,
    inline = false,
    seconds = linkSeconds,
  }: { name: string; type: string; version?: string; inline?: boolean; seconds?: number },
  now: Date,
  bucket: BucketVariable = 'FILES_BUCKET',
): string {
  const who = signer(bucket);
  const { time, day } = stamp(now);
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const query: Record<string, string> = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': credential(who, day),
    'X-Amz-Date': time,
    'X-Amz-Expires': String(seconds),
    ...(who.token && { 'X-Amz-Security-Token': who.token }),
    'X-Amz-SignedHeaders': 'host',
    'response-content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encode(name)}`,
    'response-content-type': type,
    ...(version && { versionId: version }),
  };
  const canonical = Object.keys(query)
    .toSorted()
    .map((one) => `${encode(one)}=${encode(query[one] ?? '')}`)
    .join('&');
  const url = bucketUrl(who);
  const path = `${url.pathname.replace(/\/$/, '')}/${key.split('/').map(encode).join('/')}`;
  const request = ['GET', path, canonical, `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const hash = createHash('sha256').update(request).digest('hex');
  const toSign = ['AWS4-HMAC-SHA256', time, `${day}/${who.region}/s3/aws4_request`, hash].join('\n');
  return `${url.origin}${path}?${canonical}&X-Amz-Signature=${signature(who, day, toSign)}`;
}
