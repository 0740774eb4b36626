import * as z from 'zod';

/**
 * The closed list of what can go wrong, each with its HTTP status.
 * Every answer that is not a success is RFC 9457 problem+json with one of these codes. Safe for the browser.
 */
export const problemStatus = {
  invalid: 422,
  malformed: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'out-of-turn': 409,
  'already-done': 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** One field that is wrong: `path` as in the request (`contact.email`, `files.0`), `message` in plain words. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457 problem details, with the request's id so that a person can quote it. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  requestId: z.string(),
  fields: z.array(FieldProblem).optional(),
  /** Of `already-done`: the ticket that the first try became, or that it changed. */
  ticket: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The one error that use cases throw. `message` is shown to people: plain words, what happened and what to do. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly fields: FieldProblem[] | undefined;
  ticket?: string;
  constructor(code: ProblemCode, message: string, fields?: FieldProblem[]) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
  }
}

/** An `invalid` error that names one field. */
export const invalidField = (path: string, message: string): AppError =>
  new AppError('invalid', message, [{ path, message }]);

/** What a person is told about a thing that does not exist or belongs to somebody else: the same words for both. */
export const notFound = (thing: string): AppError =>
  new AppError(
    'not-found',
    `We could not find this ${thing}. It may have been removed, or the link may be wrong.`,
  );
