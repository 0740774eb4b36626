import { randomBytes } from 'node:crypto';
import type { Directory } from './directory.ts';
import { poolOf } from './directory.ts';
import { createPoolKey } from './keys.ts';
import {
  type PoolSettings,
  clientSettings,
  groupSettings,
  poolSettings,
  providerSettings,
} from './settings.ts';

/* What CloudFormation does with a template's pools, clients and groups. */

/** Throws for a change that AWS refuses, or that would make a new, empty pool of the old one. */
function refuseImpossibleChange(poolId: string, before: PoolSettings, after: PoolSettings): void {
  const fixed = ['UsernameAttributes', 'AliasAttributes', 'UsernameConfiguration'] as const;
  for (const name of fixed)
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      throw new Error(
        `${poolId}: ${name} is fixed when a user pool is created. Keep it, or make another pool.`,
      );
  for (const attribute of before.Schema) {
    const now = after.Schema.find(({ Name }) => Name === attribute.Name);
    if (JSON.stringify(now) !== JSON.stringify(attribute))
      throw new Error(
        `${poolId}: existing schema attributes cannot be modified or deleted (${attribute.Name}).`,
      );
  }
}

function refuseTierMismatch(poolId: string, settings: PoolSettings): void {
  const version = settings.LambdaConfig.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0';
  if (settings.UserPoolTier === 'LITE' && version !== 'V1_0')
    throw new Error(`${poolId}: the pre token generation trigger ${version} needs the Essentials tier.`);
}

export function ensurePool(directory: Directory, poolId: string, properties: Record<string, unknown>): void {
  const settings = poolSettings.parse(properties);
  refuseTierMismatch(poolId, settings);
  const existing = directory.pools.get(poolId);
  if (existing) {
    refuseImpossibleChange(poolId, existing.settings, settings);
    existing.settings = settings;
  } else {
    directory.pools.set(poolId, {
      id: poolId,
      settings,
      key: createPoolKey(),
      created: directory.now(),
      clients: new Map(),
      groups: new Map(),
      users: new Map(),
      grants: new Map(),
      aliases: new Map(),
      providers: new Map(),
    });
  }
  directory.changed();
}

export function ensureClient(
  directory: Directory,
  poolId: string,
  clientId: string,
  properties: Record<string, unknown>,
): void {
  const pool = poolOf(directory, poolId);
  const settings = clientSettings.parse(properties);
  const secret = pool.clients.get(clientId)?.secret ?? randomBytes(32).toString('hex').slice(0, 51);
  pool.clients.set(clientId, { id: clientId, settings, ...(settings.GenerateSecret && { secret }) });
  directory.changed();
}

/** An identity provider; only OpenID Connect is played. */
export function ensureProvider(
  directory: Directory,
  poolId: string,
  properties: Record<string, unknown>,
): void {
  const settings = providerSettings.parse(properties);
  poolOf(directory, poolId).providers.set(settings.ProviderName, settings);
}

/** Where the pool's hosted endpoints answer: below this name. */
export function ensureDomain(directory: Directory, poolId: string, name: string): void {
  poolOf(directory, poolId).hostedName = name;
}

export function ensureGroup(directory: Directory, poolId: string, properties: Record<string, unknown>): void {
  const pool = poolOf(directory, poolId);
  const settings = groupSettings.parse(properties);
  const created = pool.groups.get(settings.GroupName)?.created ?? directory.now();
  pool.groups.set(settings.GroupName, { ...settings, created, modified: directory.now() });
  directory.changed();
}
