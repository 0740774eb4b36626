import type { Call } from './call.ts';
import { canonicalRequest, parseTime, sameSignature, sign, stringToSign } from './canonical.ts';
import { S3Error } from './s3-error.ts';

/** Whose signature is accepted, and by which clock. */
export type Owner = { accessKeyId: string; secretAccessKey: string; region: string; now: () => number };

/** What the signature says of the body. */
export type Payload = { chunked: boolean; sha256: string | undefined };

type Claim = { credential: string; signedHeaders: string[]; signature: string; time: string; hash: string };

const quarterHour = 15 * 60 * 1000;
const week = 7 * 24 * 60 * 60;

/** Verifies the signature in the header or in the address. Throws S3's own errors; nothing is public. */
export function verifySignature(call: Call, owner: Owner): Payload {
  const claim = call.query.has('X-Amz-Algorithm') ? fromQuery(call, owner) : fromHeader(call, owner);
  checkScope(claim, owner);
  checkSignedHeaders(call, claim);
  const scope = claim.credential.split('/').slice(1).join('/');
  const canonical = canonicalRequest(call, claim.signedHeaders, claim.hash);
  const text = stringToSign(claim.time, scope, canonical);
  if (!sameSignature(sign(owner.secretAccessKey, scope, text), claim.signature)) {
    throw new S3Error('SignatureDoesNotMatch', undefined, {
      AWSAccessKeyId: owner.accessKeyId,
      StringToSign: text,
      SignatureProvided: claim.signature,
      CanonicalRequest: canonical,
    });
  }
  return payloadOf(claim.hash);
}

function fromHeader(call: Call, owner: Owner): Claim {
  const header = call.headers['authorization'];
  if (header === undefined) throw new S3Error('AccessDenied');
  const match =
    /^AWS4-HMAC-SHA256 +Credential=([^, ]+), *SignedHeaders=([^, ]+), *Signature=([0-9a-f]+)$/.exec(header);
  if (!match) throw new S3Error('AuthorizationHeaderMalformed');
  const [, credential = '', signedHeaders = '', signature = ''] = match;
  const time = call.headers['x-amz-date'] ?? '';
  const hash = call.headers['x-amz-content-sha256'];
  if (hash === undefined) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  checkSkew(parseTime(time), owner);
  return { credential, signedHeaders: signedHeaders.split(';'), signature, time, hash };
}

// A function under test may live in moved time while a client outside of it does not: either clock will do.
function checkSkew(time: number, owner: Owner): void {
  if (Number.isNaN(time)) {
    throw new S3Error('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  }
  if ([owner.now(), Date.now()].every((clock) => Math.abs(clock - time) > quarterHour)) {
    throw new S3Error('RequestTimeTooSkewed', undefined, {
      RequestTime: new Date(time).toISOString(),
      ServerTime: new Date(owner.now()).toISOString(),
      MaxAllowedSkewMilliseconds: String(quarterHour),
    });
  }
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
function fromQuery(call: Call, owner: Owner): Claim {
  const parameter = (name: string) => {
    const value = call.query.get(`X-Amz-${name}`);
    if (value !== null) return value;
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  };
  const time = parameter('Date');
  const lifetime = Number(parameter('Expires'));
  const start = parseTime(time);
  if (Number.isNaN(start) || !(lifetime >= 0 && lifetime <= week)) {
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'X-Amz-Date must be a time, and X-Amz-Expires must be less than a week (in seconds); that is, less than 604800 seconds',
    );
  }
  const now = owner.now();
  if (start - now > quarterHour) throw new S3Error('AccessDenied', 'Request is not yet valid');
  if (now > start + lifetime * 1000) {
    throw new S3Error('AccessDenied', 'Request has expired', {
      'X-Amz-Expires': String(lifetime),
      Expires: new Date(start + lifetime * 1000).toISOString(),
      ServerTime: new Date(now).toISOString(),
    });
  }
  return {
    credential: parameter('Credential'),
    signedHeaders: parameter('SignedHeaders').split(';'),
    signature: parameter('Signature'),
    time,
    hash:
      call.headers['x-amz-content-sha256'] ?? call.query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

/** Refuses a credential `key/day/region/s3/aws4_request` that is not the owner's, or not of the day of `time`. */
export function checkScope(claim: { credential: string; time: string }, owner: Owner): void {
  const [accessKeyId = '', day, region, service, end] = claim.credential.split('/');
  if (accessKeyId !== owner.accessKeyId) {
    throw new S3Error('InvalidAccessKeyId', undefined, { AWSAccessKeyId: accessKeyId });
  }
  if (region !== owner.region) {
    throw new S3Error(
      'AuthorizationHeaderMalformed',
      `The authorization header is malformed; the region '${region}' is wrong; expecting '${owner.region}'`,
      { Region: owner.region },
    );
  }
  if (service !== 's3' || end !== 'aws4_request' || day !== claim.time.slice(0, 8)) {
    throw new S3Error('AuthorizationHeaderMalformed');
  }
}

function checkSignedHeaders(call: Call, claim: Claim): void {
  const must = Object.keys(call.headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  const unsigned = must.filter((name) => !claim.signedHeaders.includes(name));
  if (unsigned.length > 0) {
    throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
      HeadersNotSigned: unsigned.join(', '),
    });
  }
}

function payloadOf(hash: string): Payload {
  if (hash === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return { chunked: true, sha256: undefined };
  if (hash === 'UNSIGNED-PAYLOAD') return { chunked: false, sha256: undefined };
  if (/^[0-9a-f]{64}$/.test(hash)) return { chunked: false, sha256: hash };
  if (hash.startsWith('STREAMING-')) {
    throw new S3Error('NotImplemented', 'The stand-in does not read bodies whose chunks are signed.');
  }
  throw new S3Error(
    'InvalidArgument',
    'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER or a valid sha256 value.',
    { ArgumentName: 'x-amz-content-sha256', ArgumentValue: hash },
  );
}
