import type { DeskCapability, PortalCapability } from './capabilities.ts';
import { signedOut, type Actor, type CompanyId, type Customer, type Staff } from './context.ts';
import type { Key } from './entity.ts';
import { isOver, notOver, type SignedOut } from './signed-out.ts';
import { contactKey, staffKey } from './keys.ts';
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
  const { company, contact, name, access } = claims;
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
type Look = { until: number; version: number | undefined; signedOut: SignedOut | undefined };
const looks = new Map<string, Look>();

/**
 * For reads: the person's access as the table has it, at most 0.9 s old. Throws when it has ended or changed.
 * At most one small read a second for each person and each running copy of the function, and one more for a token
 * that was made after the last look.
 */
export async function assertStillIn(actor: Customer | Staff): Promise<void> {
  const key = personKey(actor);
  const name = `${key.PK} ${key.SK}`;
  let look = looks.get(name);
  if (!look || look.until < Date.now() || (look.version ?? 0) < actor.accessVersion) {
    const answer = await documents.send(
      new GetCommand({
        TableName: tableName(),
        Key: key,
        ConsistentRead: true,
        ProjectionExpression: '#access, #signedOut',
        ExpressionAttributeNames: { '#access': 'access', '#signedOut': 'signedOut' },
      }),
    );
    const access = answer.Item?.access as { active: boolean; version: number } | undefined;
    if (looks.size > 5_000) looks.clear();
    look = {
      until: Date.now() + rememberedFor,
      version: access?.active ? access.version : undefined,
      signedOut: answer.Item?.signedOut as SignedOut | undefined,
    };
    looks.set(name, look);
  }
  if (look.version !== actor.accessVersion || isOver(actor.session, look.signedOut)) throw signedOut();
}
