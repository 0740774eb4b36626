import * as z from 'zod';
import type { Directory } from './directory.ts';
import { invalidParameter } from './error.ts';

/** One API action: takes the parsed JSON body, gives the JSON answer or throws a CognitoError. */
export type Operation = (directory: Directory, body: unknown) => Promise<object> | object;

function refusal(error: z.ZodError): Error {
  const faults = error.issues.map(({ path, message }) => {
    const name = path.map(String).join('.');
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    return `Value at '${member}' failed to satisfy constraint: ${message}`;
  });
  const count = faults.length === 1 ? '1 validation error' : `${faults.length} validation errors`;
  return invalidParameter(`${count} detected: ${faults.join('; ')}`);
}

/** An action with the shape of its input. A body of another shape is an InvalidParameterException. */
export function operation<Shape extends z.ZodType>(
  shape: Shape,
  run: (directory: Directory, input: z.output<Shape>) => Promise<object> | object,
): Operation {
  return (directory, body) => {
    const parsed = shape.safeParse(body, {
      error: (issue) => (issue.input === undefined ? 'Member must not be null' : undefined),
    });
    if (!parsed.success) throw refusal(parsed.error);
    return run(directory, parsed.data);
  };
}

export const metadata = z.record(z.string(), z.string()).optional();
export const poolId = z.string();
export const username = z.string().min(1).max(128);
export const password = z.string().min(1).max(256);
export const attributes = z.array(z.object({ Name: z.string(), Value: z.string().optional() })).default([]);
/** How an administrator names a user. */
export const namedUser = z.object({ UserPoolId: poolId, Username: username });
