// One execution environment of Lambda: a worker thread that runs the bundled handler, one event at a time.
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { installClock, realNow, setClockOffset } from './clock.ts';
import { loadHandler } from './load.ts';
import type { Handler } from './load.ts';
import type { FromWorker, FunctionError, ToWorker, WorkerSettings } from './protocol.ts';
import { setFaults, takeTally, watchRequests } from './requests.ts';

const settings = workerData as WorkerSettings;
const port = parentPort!;
const post = (message: FromWorker) => port.postMessage(message);

installClock();
setClockOffset(settings.clockOffset);
setFaults(settings.faults);
watchRequests(settings, {
  wrote: () => post({ type: 'wrote' }),
  beforeCrash: () => post({ type: 'requests', requests: takeTally() ?? [] }),
});
if (settings.sourceMaps) process.setSourceMapsEnabled(true);

const API_RESULT = new Set(['statusCode', 'headers', 'cookies', 'body', 'isBase64Encoded']);

/** An answer to an HTTP API holds texts only and is cloned as it is; anything else goes through JSON, as in Lambda. */
function isApiResult(result: unknown): boolean {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) return false;
  return (
    Object.keys(result).every((key) => API_RESULT.has(key)) &&
    (!('body' in result) || typeof result.body === 'string')
  );
}

function describe(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

const contextOf = (id: string, deadline: number) => ({
  awsRequestId: id,
  functionName: settings.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: settings.functionArn,
  memoryLimitInMB: String(settings.memoryMb),
  logGroupName: `/aws/lambda/${settings.functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
});

async function answer(handler: Handler, message: ToWorker & { type: 'invoke' }): Promise<void> {
  const { id } = message;
  try {
    const result = await handler(message.event, contextOf(id, message.deadline));
    const requests = takeTally();
    if (isApiResult(result)) post({ type: 'done', id, value: result, requests });
    else post({ type: 'done', id, json: JSON.stringify(result) ?? 'null', requests });
  } catch (error) {
    post({ type: 'failed', id, error: describe(error), requests: takeTally() });
  }
}

async function start(): Promise<void> {
  // What is loaded stays compiled from one environment to the next: half of a cold start.
  enableCompileCache();
  try {
    const handler = await loadHandler(settings.handlerUrl, settings.exportName);
    port.on('message', (message: ToWorker) => {
      if (message.type === 'clock') setClockOffset(message.offset);
      else if (message.type === 'faults') setFaults(message.faults);
      else void answer(handler, message);
    });
    post({ type: 'ready' });
  } catch (error) {
    post({ type: 'init-failed', error: describe(error) });
  }
}

void start();
