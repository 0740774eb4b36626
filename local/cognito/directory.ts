import type { HostedMemory } from './hosted/memory.ts';
import type { ChallengeSessions } from './session.ts';
import type { Client, Pool } from './state.ts';
import { notFound } from './error.ts';

/** What every operation works on: the pools, the clock, and the ways out. */
export type Directory = {
  region: string;
  account: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  pools: Map<string, Pool>;
  sessions: ChallengeSessions;
  hosted: HostedMemory;
  issuer: (poolId: string) => string;
  /** Where hosted endpoints of this name answer on this machine. */
  hostedAddress: (name: string) => string;
  invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  sendMail: (mail: { from?: string; to: string; subject: string; html: string }) => Promise<void>;
  /** Says that something worth keeping has changed. */
  changed: () => void;
};

export function poolOf(directory: Directory, poolId: string): Pool {
  const pool = directory.pools.get(poolId);
  if (!pool) throw notFound(`User pool ${poolId} does not exist.`);
  return pool;
}

export function clientOf(pool: Pool, clientId: string): Client {
  const client = pool.clients.get(clientId);
  if (!client) throw notFound(`User pool client ${clientId} does not exist.`);
  return client;
}

/** Client ids are unique in a region: the calls of an application name no pool. */
export function poolAndClient(directory: Directory, clientId: string): { pool: Pool; client: Client } {
  for (const pool of directory.pools.values()) {
    const client = pool.clients.get(clientId);
    if (client) return { pool, client };
  }
  throw notFound(`User pool client ${clientId} does not exist.`);
}
