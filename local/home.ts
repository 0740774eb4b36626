import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemory } from './memory.ts';
import type { Memory } from './memory.ts';

/** Where a cloud keeps things: its data directory, or a temporary one that goes when the cloud stops. */
export type Home = {
  /** Undefined when nothing shall outlive the cloud. */
  dataDir: string | undefined;
  logs: string;
  memory: Memory;
  close(): Promise<void>;
};

export function openHome(dataDir: string | undefined): Home {
  const directory = dataDir ?? mkdtempSync(join(tmpdir(), 'cloud-'));
  mkdirSync(directory, { recursive: true });
  const memory = openMemory(dataDir);
  return {
    dataDir,
    logs: join(directory, 'logs'),
    memory,
    close: async () => {
      memory.flush();
      if (!dataDir) await rm(directory, { recursive: true, force: true });
    },
  };
}
