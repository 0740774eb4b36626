import { sendEmpty } from './answer.ts';
import type { Bucket, CorsRule } from './bucket.ts';
import type { Call } from './call.ts';
import { S3Error } from './s3-error.ts';

const vary = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

/** Answers a preflight. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html */
export function answerPreflight(bucket: Bucket | undefined, call: Call): void {
  const origin = call.headers['origin'];
  const method = call.headers['access-control-request-method'];
  if (origin === undefined) {
    throw new S3Error('BadRequest', 'Insufficient information. Origin request header needed.');
  }
  if (method === undefined) throw new S3Error('BadRequest', 'Invalid Access-Control-Request-Method: null');
  const details = { Method: method, ResourceType: call.key === '' ? 'BUCKET' : 'OBJECT' };
  if (!bucket || bucket.cors.length === 0) throw new S3Error('AccessForbidden', undefined, details);
  const asked = (call.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = findRule(bucket, origin, method, asked);
  if (!rule) {
    throw new S3Error(
      'AccessForbidden',
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
      details,
    );
  }
  sendEmpty(call, 200, {
    ...ruleHeaders(rule, origin),
    ...(asked.length > 0 ? { 'access-control-allow-headers': asked.join(', ') } : {}),
  });
}

/** Puts the headers of the matching rule, if any, on the answer to a request from another origin. */
export function addCorsHeaders(bucket: Bucket | undefined, call: Call): void {
  const origin = call.headers['origin'];
  if (origin === undefined || !bucket) return;
  const rule = findRule(bucket, origin, call.method, []);
  if (!rule) return;
  for (const [name, value] of Object.entries(ruleHeaders(rule, origin))) call.response.setHeader(name, value);
}

function findRule(bucket: Bucket, origin: string, method: string, headers: string[]): CorsRule | undefined {
  return bucket.cors.find(
    (rule) =>
      rule.methods.includes(method) &&
      rule.origins.some((pattern) => fits(pattern, origin)) &&
      headers.every((name) => rule.headers.some((pattern) => fits(pattern.toLowerCase(), name))),
  );
}

function ruleHeaders(rule: CorsRule, origin: string): Record<string, string> {
  const open = rule.origins.includes('*');
  return {
    'access-control-allow-origin': open ? '*' : origin,
    'access-control-allow-methods': rule.methods.join(', '),
    ...(open ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposed.length > 0 ? { 'access-control-expose-headers': rule.exposed.join(', ') } : {}),
    ...(rule.maxAge === undefined ? {} : { 'access-control-max-age': String(rule.maxAge) }),
    vary,
  };
}

/** A pattern holds at most one `*`, which stands for anything. */
function fits(pattern: string, text: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return text === pattern;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}
