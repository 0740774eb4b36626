import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Client, Grant, Group, Pool, User } from './state.ts';
import { addAliases } from './users.ts';

type StoredPool = Omit<Pool, 'clients' | 'groups' | 'users' | 'grants' | 'aliases' | 'providers'> & {
  clients: Record<string, Client>;
  groups: Record<string, Group>;
  users: Record<string, User>;
  grants: Record<string, Grant>;
};

const envelope = z.object({ version: z.literal(1), pools: z.array(z.custom<StoredPool>()) });

const store = (pool: Pool): StoredPool => ({
  id: pool.id,
  settings: pool.settings,
  key: pool.key,
  created: pool.created,
  clients: Object.fromEntries(pool.clients),
  groups: Object.fromEntries(pool.groups),
  users: Object.fromEntries(pool.users),
  grants: Object.fromEntries(pool.grants),
});

function restore(stored: StoredPool): Pool {
  const pool: Pool = {
    ...stored,
    clients: new Map(Object.entries(stored.clients)),
    groups: new Map(Object.entries(stored.groups)),
    users: new Map(Object.entries(stored.users)),
    grants: new Map(Object.entries(stored.grants)),
    aliases: new Map(),
    providers: new Map(),
  };
  for (const user of pool.users.values()) addAliases(pool, user);
  return pool;
}

/** The pools in a data file; none when there is no file. Throws when the file is not one of ours. */
export function loadPools(file: string | undefined): Map<string, Pool> {
  if (!file || !existsSync(file)) return new Map();
  const parsed = envelope.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new Error(
      `${file} was not written by this version of the stand-in for Cognito. Remove it to start anew.`,
    );
  return new Map(parsed.data.pools.map((stored) => [stored.id, restore(stored)]));
}

/** Writes soon after a change, never half a file, and at most a tenth of the time. */
export function createSaver(file: string | undefined, pools: Map<string, Pool>) {
  let timer: NodeJS.Timeout | undefined;
  let pause = 200;
  const write = () => {
    timer = undefined;
    if (!file) return;
    const start = performance.now();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify({ version: 1, pools: [...pools.values()].map(store) }), {
      mode: 0o600,
    });
    renameSync(`${file}.new`, file);
    pause = Math.max(200, 9 * (performance.now() - start));
  };
  return {
    changed() {
      if (file) timer ??= setTimeout(write, pause);
    },
    flush() {
      if (!timer) return;
      clearTimeout(timer);
      write();
    },
  };
}
