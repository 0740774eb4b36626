import type { FieldProblem, Problem, ProblemCode } from '../../../lambdas/platform/problem.ts';

/** An answer that was not a success (RFC 9457). `message` is written for people. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly requestId: string;
  readonly fields: readonly FieldProblem[];
  /** Of `already-done`: what the first try became. */
  readonly ticket: string | undefined;
  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.code = problem.code;
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.fields = problem.fields ?? [];
    this.ticket = problem.ticket;
  }
}

/** The thing is gone, or not open to the person any more: what was read before is not to be shown. */
export const isRefused = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 403 || error.status === 404);

/** No answer came: it is not known whether the change was made. Trying again with the same key is safe. */
export class ConnectionError extends Error {
  constructor(options?: ErrorOptions) {
    super('The connection was lost. Nothing was sent twice: please try again.', options);
    this.name = 'ConnectionError';
  }
}

/** The problem in an answer; answers from proxies without one get a plain problem. */
export const problemFrom = async (response: Response): Promise<ProblemError> => {
  const requestId = response.headers.get('apigw-requestid') ?? response.headers.get('x-amz-cf-id') ?? '';
  const plain: Problem = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: codeOf(response.status),
    detail: wordsOf(response.status),
    requestId,
  };
  if (!(response.headers.get('content-type') ?? '').includes('json')) return new ProblemError(plain);
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new ProblemError({ ...plain, ...(body.code ? body : {}) });
};

const codeOf = (status: number): ProblemCode => {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many';
  return status >= 500 ? 'unavailable' : 'malformed';
};

const wordsOf = (status: number): string => {
  if (status === 401) return 'You are signed out. Please sign in again.';
  if (status === 403) return 'Your security level does not include this. Your administrator can change it.';
  if (status === 404) return 'We could not find this. The link may be wrong.';
  if (status === 429) return 'That was a lot at once. Please wait a moment and try again.';
  return 'Something went wrong on our side. Please try again in a moment.';
};
