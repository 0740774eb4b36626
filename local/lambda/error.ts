import type { FunctionError } from './worker/protocol.ts';

/** A function failed, as Lambda reports it: thrown by the handler, timed out, or its process ended. */
export class InvocationError extends Error {
  readonly payload: FunctionError;
  constructor(payload: FunctionError) {
    super(payload.errorMessage);
    this.name = payload.errorType;
    this.payload = payload;
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
export const timedOut = (id: string, seconds: number): FunctionError => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${id} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
});

export const exited = (id: string, reason: string): FunctionError => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${id} Error: Runtime exited with error: ${reason}`,
});
