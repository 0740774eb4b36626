import { Worker } from 'node:worker_threads';
import type { Control } from './control.ts';
import { exited, InvocationError, timedOut } from './error.ts';
import { workerCode } from './worker-code.ts';
import type { FromWorker, FunctionError, ToWorker, WorkerSettings } from './worker/protocol.ts';

type Call = { id: string; resolve: (value: unknown) => void; reject: (error: InvocationError) => void };
type Start = Omit<WorkerSettings, 'clockOffset' | 'faults' | 'services' | 'faultPort'> & {
  variables: Record<string, string>;
};

/** One execution environment: a worker thread that runs one event at a time, until it ends or is stopped. */
export class Environment {
  alive = true;
  private readonly worker: Worker;
  private readonly ready: Promise<void>;
  private readonly control: Control;
  private readonly functionName: string;
  private call: Call | undefined;

  constructor({ variables, ...settings }: Start, control: Control) {
    this.control = control;
    this.functionName = settings.functionName;
    const workerData: WorkerSettings = {
      ...settings,
      clockOffset: control.clockOffset(),
      faults: control.faultsFor(settings.functionName),
      services: control.services,
      faultPort: control.faultPort,
    };
    this.worker = new Worker(workerCode(), {
      eval: true,
      env: variables,
      workerData,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb },
      execArgv: ['--no-warnings'],
    });
    const started = Promise.withResolvers<void>();
    this.ready = started.promise;
    this.ready.catch(() => undefined);
    this.worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') started.resolve();
      else if (message.type === 'init-failed') {
        started.reject(new InvocationError(message.error));
        void this.stop();
      } else this.receive(message);
    });
    const end = (error: FunctionError) => {
      this.alive = false;
      started.reject(new InvocationError(error));
      this.finish((call) => call.reject(new InvocationError(error)));
    };
    this.worker.on('error', (error: Error & { code?: string }) => {
      // Between two events nobody else would hear of it.
      if (!this.call) control.log(this.functionName, `${error.stack ?? String(error)}\n`);
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(
        outOfMemory
          ? exited(this.call?.id ?? '', 'signal: killed')
          : { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] },
      );
    });
    this.worker.on('exit', (code) => end(exited(this.call?.id ?? '', `exit status ${code}`)));
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.on('data', (chunk: Buffer) => control.log(this.functionName, chunk.toString()));
    }
  }

  /** Runs the handler. The time limit begins when the code is loaded, as in Lambda. */
  async run(id: string, event: unknown, timeoutMs: number): Promise<unknown> {
    await this.ready;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(() => {
      this.finish((call) => call.reject(new InvocationError(timedOut(id, timeoutMs / 1000))));
      void this.stop();
    }, timeoutMs);
    this.call = { id, resolve, reject };
    this.send({ type: 'invoke', id, event, deadline: Date.now() + timeoutMs });
    return promise.finally(() => clearTimeout(timer));
  }

  send(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  async stop(): Promise<void> {
    this.alive = false;
    await this.worker.terminate();
  }

  private receive(message: Exclude<FromWorker, { type: 'ready' | 'init-failed' }>): void {
    if (message.type === 'wrote') return this.control.onWrite();
    if (message.requests) this.control.onRequests(this.functionName, message.requests);
    if (message.type === 'done') {
      const value = message.json === undefined ? message.value : (JSON.parse(message.json) as unknown);
      this.finish((call) => call.resolve(value));
    }
    if (message.type === 'failed') this.finish((call) => call.reject(new InvocationError(message.error)));
  }

  private finish(settle: (call: Call) => void): void {
    const { call } = this;
    this.call = undefined;
    if (call) settle(call);
  }
}
