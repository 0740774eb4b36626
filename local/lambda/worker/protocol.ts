import type { Fault } from '../../faults/fault.ts';

/** A fault as the worker sees it: with a counter that all workers share. */
export type SharedFault = Fault & { remaining: Int32Array | undefined };

/** How many AWS requests left the worker, by service and operation. */
export type RequestTally = [service: string, operation: string, count: number][];

export type FunctionError = { errorType: string; errorMessage: string; trace?: string[] };

export type WorkerSettings = {
  handlerUrl: string;
  exportName: string;
  functionName: string;
  functionArn: string;
  memoryMb: number;
  region: string;
  sourceMaps: boolean;
  /** Milliseconds that the clock of the function runs ahead of the real one. */
  clockOffset: number;
  faults: SharedFault[];
  /** The service behind each local port. */
  services: Record<number, string>;
  /** The port that answers requests which a fault turns away. */
  faultPort: number;
};

export type ToWorker =
  | { type: 'invoke'; id: string; event: unknown; deadline: number }
  | { type: 'clock'; offset: number }
  | { type: 'faults'; faults: SharedFault[] };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'init-failed'; error: FunctionError }
  /** `value` is cloned as it is; `json` is what JSON.stringify made of any other result. */
  | { type: 'done'; id: string; value?: unknown; json?: string; requests?: RequestTally }
  | { type: 'failed'; id: string; error: FunctionError; requests?: RequestTally }
  /** Sent at once after a write to DynamoDB, so that streams need not wait for the next poll. */
  | { type: 'wrote' }
  | { type: 'requests'; requests: RequestTally };
