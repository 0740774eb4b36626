import type { Fault } from '../faults/fault.ts';
import type { RequestTally, SharedFault } from './worker/protocol.ts';

/** What the host tells all workers, those that run and those to come. */
export type Control = {
  clockOffset: () => number;
  faultsFor: (functionName: string) => SharedFault[];
  services: Record<number, string>;
  faultPort: number;
  onRequests: (functionName: string, tally: RequestTally) => void;
  onWrite: () => void;
  log: (functionName: string, text: string) => void;
};

export const sharedFault = (fault: Fault): SharedFault => ({
  ...fault,
  remaining:
    fault.count === undefined ? undefined : new Int32Array(new SharedArrayBuffer(4)).fill(fault.count),
});
