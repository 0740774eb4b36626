import type { LambdaFunction } from './function.ts';
import { InvocationError } from './error.ts';

export type AsynchronousSettings = {
  /** Further tries after the first one failed. AWS makes 2 unless told otherwise. */
  retries: number;
  /** ARN of the queue, topic or function that gets what failed for good. */
  onFailure: { arn: string; kind: 'destination' | 'dead-letter' } | undefined;
};

/** AWS waits one minute and then two; nobody waits that long for a test. */
const WAITS_MS = [400, 800];

export type Asynchronous = {
  /** Accepts an event, as S3, SNS and EventBridge hand it over: retried, then sent to the failure destination. */
  send(target: LambdaFunction, event: unknown): void;
  /** Events that were accepted and have not ended. */
  pending(): number;
};

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html */
export function createAsynchronous(
  settingsOf: (target: LambdaFunction) => AsynchronousSettings,
  deliver: (arn: string, body: unknown) => void,
  log: (line: string) => void,
): Asynchronous {
  let pending = 0;
  const run = async (target: LambdaFunction, event: unknown): Promise<void> => {
    const { retries, onFailure } = settingsOf(target);
    for (let attempt = 0; ; attempt++) {
      try {
        await target.invoke(event);
        return;
      } catch (error) {
        log(`${target.name}: ${String(error)} (try ${attempt + 1} of ${retries + 1})`);
        if (attempt < retries) {
          await new Promise((resolve) => setTimeout(resolve, WAITS_MS[attempt] ?? 0));
          continue;
        }
        if (onFailure?.kind === 'dead-letter') deliver(onFailure.arn, event);
        else if (onFailure) deliver(onFailure.arn, failureRecord(target, event, error, attempt + 1));
        return;
      }
    }
  };
  return {
    send: (target, event) => {
      pending++;
      void run(target, event).finally(() => pending--);
    },
    pending: () => pending,
  };
}

const failureRecord = (target: LambdaFunction, event: unknown, error: unknown, tries: number) => ({
  version: '1.0',
  timestamp: new Date().toISOString(),
  requestContext: {
    requestId: crypto.randomUUID(),
    functionArn: `${target.settings.arn}:$LATEST`,
    condition: 'RetriesExhausted',
    approximateInvokeCount: tries,
  },
  requestPayload: event,
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: error instanceof InvocationError ? error.payload : { errorMessage: String(error) },
});
