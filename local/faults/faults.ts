import { sharedFault } from '../lambda/control.ts';
import type { SharedFault } from '../lambda/worker/protocol.ts';
import type { Fault } from './fault.ts';

export type Faults = {
  /** Begins to injure requests. The returned function ends it. */
  inject(fault: Fault): () => void;
  clear(): void;
  forFunction(name: string): SharedFault[];
};

export function createFaults(onChange: () => void): Faults {
  const active = new Set<SharedFault>();
  return {
    inject: (fault) => {
      const shared = sharedFault(fault);
      active.add(shared);
      onChange();
      return () => {
        active.delete(shared);
        onChange();
      };
    },
    clear: () => {
      active.clear();
      onChange();
    },
    forFunction: (name) => [...active].filter((fault) => name.includes(fault.function ?? '')),
  };
}
