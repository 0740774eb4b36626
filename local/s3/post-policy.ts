import * as z from 'zod';
import { S3Error } from './s3-error.ts';

const matching = z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]);
const sizes = z.tuple([
  z.literal('content-length-range'),
  z.coerce.number().int().min(0),
  z.coerce.number().int().min(0),
]);
const exact = z.record(z.string(), z.string());

const policy = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(z.union([matching, sizes, exact])),
});

/** Fewest and most bytes of the file. */
export type SizeRange = { min: number; max: number };

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
const free = new Set(['x-amz-signature', 'policy', 'file', 'awsaccesskeyid', 'signature']);

/**
 * Holds the fields of a form against its policy (base64 of JSON). Every field must be named by a condition.
 * Throws AccessDenied with the condition that failed, or InvalidPolicyDocument.
 * Returns the allowed sizes, which only the file itself can break.
 */
export function checkPolicy(encoded: string, fields: Map<string, string>, now: number): SizeRange {
  const { expiration, conditions } = readPolicy(encoded);
  if (Date.parse(expiration) < now) throw denied('Policy expired.');
  const range = { min: 0, max: Number.POSITIVE_INFINITY };
  const covered = new Set(free);
  const match = (operator: 'eq' | 'starts-with', name: string, wanted: string) => {
    covered.add(name.toLowerCase());
    const value = fields.get(name.toLowerCase()) ?? '';
    if (holds(operator, name.toLowerCase(), value, wanted)) return;
    throw denied(`Policy Condition failed: ["${operator}", "$${name}", "${wanted}"]`);
  };
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      for (const [name, wanted] of Object.entries(condition)) match('eq', name, wanted);
    } else if (condition[0] === 'content-length-range') {
      range.min = Math.max(range.min, condition[1]);
      range.max = Math.min(range.max, condition[2]);
    } else {
      match(condition[0], condition[1].slice(1), condition[2]);
    }
  }
  const extra = [...fields.keys()].filter((name) => !covered.has(name) && !name.startsWith('x-ignore-'));
  // The bucket is known from the address; a form need not repeat it.
  const unnamed = extra.filter((name) => name !== 'bucket');
  if (unnamed.length > 0) throw denied(`Extra input fields: ${unnamed.join(', ')}`);
  return range;
}

function holds(operator: 'eq' | 'starts-with', name: string, value: string, wanted: string): boolean {
  if (operator === 'eq') return value === wanted;
  // "Content-Types values for a starts-with condition that include commas are interpreted as lists."
  const values = name === 'content-type' ? value.split(',').map((type) => type.trim()) : [value];
  return values.every((one) => one.startsWith(wanted));
}

function readPolicy(encoded: string): z.infer<typeof policy> {
  try {
    return policy.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  } catch {
    throw new S3Error('InvalidPolicyDocument');
  }
}

function denied(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}
