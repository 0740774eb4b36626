import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Requests one after the other over one kept connection, sent by another process. */
export type Request = { method: string; path: string; body?: unknown };
export type Block = { site: string; cookie: string; requests: Request[] };
/** Milliseconds from sending to the end of the answer; `refused` are the statuses from 300 on. */
export type BlockResult = { times: number[]; refused: number[] };

export type Load = { send(block: Block): Promise<number[]>; stop(): void };

/** Starts the load generator. Sending throws when any answer is not a success: a refusal is fast and measures nothing. */
export function startLoad(): Load {
  const child = fork(new URL('client.ts', import.meta.url));
  return {
    send: async (block) => {
      const answer = once(child, 'message') as Promise<[BlockResult]>;
      child.send(block);
      const [{ times, refused }] = await answer;
      if (refused.length > 0)
        throw new Error(
          `${block.requests[0]?.method} ${block.requests[0]?.path}: ${refused.length} refused, the first with ${refused[0]}.`,
        );
      return times;
    },
    stop: () => child.disconnect(),
  };
}

/** The value that this share (0 to 1) of the times does not exceed. */
export function percentile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: number[]): number => percentile(values, 0.5);
