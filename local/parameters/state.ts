import * as z from 'zod';

const parameter = z.object({
  name: z.string(),
  type: z.enum(['String', 'StringList', 'SecureString']),
  value: z.string(),
  version: z.number(),
  /** Milliseconds since 1970. */
  modifiedAt: z.number(),
  /** What the template said last: a template that says the same again leaves a later change alone. */
  deployed: z.string().optional(),
});
export type Parameter = z.infer<typeof parameter>;

const secretVersion = z.object({
  id: z.string(),
  string: z.string().optional(),
  /** base64 */
  binary: z.string().optional(),
  stages: z.array(z.string()),
  createdAt: z.number(),
});
export type SecretVersion = z.infer<typeof secretVersion>;

const secret = z.object({
  name: z.string(),
  arn: z.string(),
  description: z.string().optional(),
  createdAt: z.number(),
  changedAt: z.number(),
  versions: z.array(secretVersion),
});
export type Secret = z.infer<typeof secret>;

/** Everything that is kept: parameters by name, secrets in the order of their creation. */
export const state = z.object({ parameters: z.record(z.string(), parameter), secrets: z.array(secret) });
export type State = z.infer<typeof state>;

/** The state, its clock, the place where it lives, and the way to say that it has changed. */
export type Shelf = {
  state: State;
  now: () => number;
  region: string;
  account: string;
  changed: () => void;
};
