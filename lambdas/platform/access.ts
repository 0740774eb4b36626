import type { DeskCapability, PortalCapability } from './capabilities.ts';
import { signedOut, type Actor, type CompanyId, type Customer, type Staff } from './context.ts';
import type { Key } from './entity.ts';
import { isOver, notOver, type SignedOut } from './signed-out.ts';
import { contactKey, securityLevelsKey, staffKey } from './keys.ts';
import { alsoIf, check, type Condition, type Step } from './steps.ts';
import { documents, tableName } from './table.ts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';

/** From the claims of a verified access token to the actor, and whether that actor's access still holds. */

export type Claims = Record<string, string | undefined>;

const capabilities = <C extends string>(claims: Claims): ReadonlySet<C> =>
  new Set((claims.cap ?? '').split(' ') as C[]);

const sessionOf = ({ origin_jti: id, auth_time: since }: Claims) =>
  id && since ? { session: { id, since: Number(since) } } : {};

/** The customer that the pre-token trigger wrote into the token; signed out when a claim is missing. */
export function customerFrom(claims: Claims): Customer {
  const { company, contact, name, access, levels } = claims;
  if (!company || !contact || !name || !access) throw signedOut();
  return {
    kind: 'customer',
    id: contact,
    name,
    companyId: company as CompanyId,
    capabilities: capabilities<PortalCapability>(claims),
    sites: (claims.sites ?? '').split(' ').filter(Boolean),
    accessVersion: Number(access),
    ...sessionOf(claims),
    ...(levels && { levelsVersion: Number(levels) }),
  };
}

export function staffFrom(claims: Claims): Staff {
  const { staff, name, access } = claims;
  if (!staff || !name || !access) throw signedOut();
  return {
    kind: 'staff',
    id: staff,
    name,
    capabilities: capabilities<DeskCapability>(claims),
    accessVersion: Number(access),
    ...sessionOf(claims),
  };
}

export const personKey = (actor: Customer | Staff): Key =>
  actor.kind === 'customer' ? contactKey(actor.companyId, actor.id) : staffKey(actor.id);

function stillIn(actor: Customer | Staff): Condition {
  const session = notOver(actor.session);
  return {
    expression: ['#access.#active = :actorActive AND #access.#version = :actorAccess', session?.expression]
      .filter(Boolean)
      .join(' AND '),
    names: { '#access': 'access', '#active': 'active', '#version': 'version', ...session?.names },
    values: { ':actorActive': true, ':actorAccess': actor.accessVersion, ...session?.values },
  };
}

/**
 * The steps, refused as a whole when the actor's access has ended or changed since the token was made.
 * A transaction may name an item only once (API reference of TransactWriteItems), so somebody who changes
 * the own record proves it in that very step.
 */
export function guarded(actor: Actor, steps: Step[]): Step[] {
  if (actor.kind === 'system') return steps;
  const key = personKey(actor);
  const own = steps.findIndex(
    ({ write: { Update } }) => Update?.Key?.PK === key.PK && Update.Key.SK === key.SK,
  );
  const step = steps[own];
  if (!step) return [check(key, stillIn(actor), signedOut), ...steps];
  const refuse = (current: Record<string, unknown> | undefined) => {
    const access = current?.access as { active?: boolean; version?: number } | undefined;
    const holds = access?.active && access.version === actor.accessVersion;
    const over = isOver(actor.session, current?.signedOut as SignedOut | undefined);
    return holds && !over ? undefined : signedOut();
  };
  return steps.with(own, alsoIf(step, stillIn(actor), refuse));
}

/** How long a read may rely on the last look, in ms. */
const rememberedFor = 900;
type Item = Record<string, unknown> | undefined;
type Look = { until: number; version: number | undefined; signedOut: SignedOut | undefined };
const looks = new Map<string, Look>();

/** What an item says now, strongly consistent: these attributes of it. */
async function readNow(key: Key, ...attributes: string[]): Promise<Item> {
  const answer = await documents.send(
    new GetCommand({
      TableName: tableName(),
      Key: key,
      ConsistentRead: true,
      ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
    }),
  );
  return answer.Item;
}

/** A look that is at most 0.9 s old, and not from before the version that the token names. */
async function lookAt(
  key: Key,
  named: number,
  look: () => Promise<{ version: number | undefined; signedOut?: SignedOut | undefined }>,
): Promise<Look> {
  const name = `${key.PK} ${key.SK}`;
  const known = looks.get(name);
  if (known && known.until >= Date.now() && (known.version ?? 0) >= named) return known;
  const { version, signedOut } = await look();
  if (looks.size > 5_000) looks.clear();
  const fresh = { until: Date.now() + rememberedFor, version, signedOut };
  looks.set(name, fresh);
  return fresh;
}

async function lookAtPerson(actor: Customer | Staff): Promise<Pick<Look, 'version' | 'signedOut'>> {
  const item = await readNow(personKey(actor), 'access', 'signedOut');
  const access = item?.access as { active: boolean; version: number } | undefined;
  return {
    version: access?.active ? access.version : undefined,
    signedOut: item?.signedOut as SignedOut | undefined,
  };
}

const levelsNow = async (): Promise<number> =>
  Number((await readNow(securityLevelsKey, 'version'))?.version ?? 0);

/**
 * For reads: the person's access as the table has it, at most 0.9 s old. Throws when it has ended or changed.
 * At most one small read a second for each person and each running copy of the function, and one more for a token
 * that was made after the last look. For those with a level of the provider's own, the levels are looked at as well.
 */
export async function assertStillIn(actor: Customer | Staff): Promise<void> {
  const levels = actor.kind === 'customer' ? actor.levelsVersion : undefined;
  const [person, current] = await Promise.all([
    lookAt(personKey(actor), actor.accessVersion, () => lookAtPerson(actor)),
    levels === undefined
      ? undefined
      : lookAt(securityLevelsKey, levels, async () => ({ version: await levelsNow() })),
  ]);
  const stands = person.version === actor.accessVersion && current?.version === levels;
  if (!stands || isOver(actor.session, person.signedOut)) throw signedOut();
}

/**
 * For changes: the provider has not changed its levels since the token was made. Looked at before the transaction, not
 * in it: everybody with an own level would prove the same item there, and get in each other's way. A request that was on
 * its way when a level changed may still do what the level said.
 */
export async function assertLevelsStand(actor: Actor): Promise<void> {
  if (actor.kind !== 'customer' || actor.levelsVersion === undefined) return;
  if ((await levelsNow()) !== actor.levelsVersion) throw signedOut();
}
