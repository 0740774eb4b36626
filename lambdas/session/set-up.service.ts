import { commit } from '../platform/commit.ts';
import { at, type Context, type Customer, type Staff } from '../platform/context.ts';
import type { Cookies } from '../platform/caller.ts';
import type { Key } from '../platform/entity.ts';
import { invalidField } from '../platform/problem.ts';
import { seal, unseal } from '../platform/seal.ts';
import { pathCookie } from './cookies.ts';
import { addFactor } from './factor.table.ts';
import type { Door, Tokens } from './pool.ts';
import { makeCodes } from './recovery-codes.ts';
import * as pool from './set-up.pool.ts';

/**
 * Setting up an authenticator app. Between its two steps the browser keeps what is needed for the second, sealed, in
 * cookies that go to these routes alone; they are good for five minutes, as the token inside is.
 */
const minutes = 5;
const name = (door: Door) => `foyer_${door}_set_up`;
const pendingName = (door: Door) => `foyer_${door}_pending`;

type Kept = { access: string; email: string };
type Pending = { renew: string; remember: boolean; email: string };
type When = Pick<Context, 'now'> & { cookies: Cookies };
const until = ({ now }: When) => now.getTime() + minutes * 60_000;

/** Gives a new secret and keeps what its first code will be shown with. `path` is where the second step will be. */
export async function beginSetUp(
  context: When,
  door: Door,
  path: string,
  kept: Kept,
): Promise<{ secret: string }> {
  const secret = await pool.newSecret(kept.access);
  const sealed = await seal('set-up', kept, until(context));
  context.cookies.outgoing.push(pathCookie(name(door), path, sealed, minutes * 60));
  return { secret };
}

/** Takes the first code, of the person with this address. Undefined when the time is over and all begins again; throws when the code is wrong. */
export async function takeFirstCode(
  context: When,
  door: Door,
  path: string,
  { code, email }: { code: string; email: string },
): Promise<Kept | undefined> {
  const kept = await unseal<Kept>('set-up', context.cookies.incoming[name(door)], context.now.getTime());
  if (kept?.email !== email) return undefined;
  const shown = await pool.showCode(kept.access, code);
  if (shown === 'wrong')
    throw invalidField('code', 'This code is not right. Please enter the 6 digits that your app shows now.');
  if (shown === 'over') return undefined;
  context.cookies.outgoing.push(pathCookie(name(door), path, '', 0));
  return kept;
}

/** From now on signing in asks for the app. Gives the recovery codes, which are shown this once and kept as digests. */
export async function finishSetUp(
  context: Context<Customer | Staff>,
  door: Door,
  email: string,
  person: Key,
): Promise<{ recoveryCodes: string[] }> {
  const { codes, digests } = await makeCodes(person);
  const { actor } = context;
  // Without its key: the answer holds the codes, so it is not kept to be repeated.
  await commit(
    { ...context, onceKey: undefined },
    {
      steps: addFactor(person, at(context), digests),
      event: {
        type: 'account.factor-on',
        companyId: actor.kind === 'customer' ? actor.companyId : undefined,
        subject: actor.id,
        summary: `${actor.name} set up a second factor`,
        data: {},
      },
      result: null,
      asked: null,
    },
  );
  await pool.askForCode(door, email, true);
  return { recoveryCodes: codes };
}

const doorPath = (door: Door) => `/api/session/${door}`;

/** For whoever must have a second factor and has none: no session before there is one. Keeps the refresh token until then. */
export async function offerSetUp(
  context: When,
  door: Door,
  { email, password, remember }: { email: string; password: string; remember: boolean },
  tokens: Tokens,
): Promise<{ state: 'set-up'; secret: string }> {
  const proof = await pool.prove(door, email, password);
  if (!('access' in proof) || !tokens.renew) throw new Error('The password was right a moment ago.');
  const pending = await seal(
    'pending',
    { renew: tokens.renew, remember, email } satisfies Pending,
    until(context),
  );
  context.cookies.outgoing.push(pathCookie(pendingName(door), doorPath(door), pending, minutes * 60));
  const { secret } = await beginSetUp(context, door, doorPath(door), { access: proof.access, email });
  return { state: 'set-up', secret };
}

/** The sign-in that waits for its second factor, once its first code is right; undefined when the time is over. */
export async function takePending(
  context: When,
  door: Door,
  code: string,
): Promise<(Pending & Kept) | undefined> {
  const pending = await unseal<Pending>(
    'pending',
    context.cookies.incoming[pendingName(door)],
    context.now.getTime(),
  );
  // Of the same person: two cookies are easily mixed.
  const kept =
    pending && (await takeFirstCode(context, door, doorPath(door), { code, email: pending.email }));
  if (!pending || !kept) return undefined;
  context.cookies.outgoing.push(pathCookie(pendingName(door), doorPath(door), '', 0));
  return { ...pending, ...kept };
}
