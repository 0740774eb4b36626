import type { RequestTally } from '../lambda/worker/protocol.ts';
import type { RequestCount } from './fault.ts';

export type Counts = {
  add(functionName: string, tally: RequestTally): void;
  /** The counts since the last taking, of one function (by a part of its name) or of all. */
  take(functionName?: string): RequestCount[];
};

export function createCounts(): Counts {
  const counts = new Map<string, RequestCount>();
  return {
    add: (name, tally) => {
      for (const [service, operation, count] of tally) {
        const key = `${name} ${service} ${operation}`;
        const known = counts.get(key);
        if (known) known.count += count;
        else counts.set(key, { function: name, service, operation, count });
      }
    },
    take: (functionName = '') => {
      const taken = [...counts].filter(([, count]) => count.function.includes(functionName));
      for (const [key] of taken) counts.delete(key);
      return taken.map(([, count]) => count);
    },
  };
}
