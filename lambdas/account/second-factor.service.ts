import { assertStillIn, personKey } from '../platform/access.ts';
import { commit, earlierResult } from '../platform/commit.ts';
import type { Context, Customer, Staff } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import type { Cookies } from '../platform/caller.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { readFactor, removeFactor, replaceCodes } from '../session/factor.table.ts';
import { assertPassword } from '../session/organisations.ts';
import { isRecoveryCode } from '../session/recovery.model.ts';
import { spendCode, withoutApp } from '../session/recovery.service.ts';
import { makeCodes } from '../session/recovery-codes.ts';
import { demandOn } from '../session/second-factor.ts';
import { askForCode, prove } from '../session/set-up.pool.ts';
import { beginSetUp, finishSetUp, takeFirstCode } from '../session/set-up.service.ts';
import { countTry, forgetTries } from '../session/tries.service.ts';
import type { accountContract } from './account.contract.ts';
import { personOf, type Person } from './person.ts';

/** The own second factor (A9): set up, moved to another app, new recovery codes, turned off. */
type C = typeof accountContract;
type Own = Context<Customer | Staff> & { cookies: Cookies };
type Proven = { password: string; code?: string };

const pathOf = (door: Person['door']) => `/api/${door}/account`;

export async function getSecondFactor({ actor }: Own): Promise<Output<C['getSecondFactor']>> {
  const { factor, required } = await demandOn(actor, personKey(actor));
  return { since: factor?.since, codesLeft: Object.keys(factor?.codes ?? {}).length, required };
}

/** Proves the password, and the app's code where there is an app; gives a token to set one up with. */
async function proveAll(context: Own, person: Person, { password, code }: Proven): Promise<string> {
  await assertStillIn(context.actor);
  assertPassword(person.door, person.email);
  await countTry(context, person.door, person.email);
  const proof = await proveWith(context, person, password, code);
  if ('access' in proof) {
    await forgetTries(person.door, person.email);
    return proof.access;
  }
  if (proof.wrong === 'password')
    throw invalidField('password', 'This is not your password. Please try again.');
  if (proof.wrong === 'used')
    throw invalidField('code', 'This code was used already. Please wait until your app shows the next one.');
  throw invalidField('code', 'Please enter the 6 digits that your app shows now.');
}

/** The table says whether there is an app; where the user pool has not asked for its code, it is told, and asked once more. */
async function proveWith(context: Own, { door, email }: Person, password: string, code?: string) {
  const key = personKey(context.actor);
  const factor = await readFactor(key);
  const byRecovery = factor && code !== undefined && isRecoveryCode(code);
  const proof = await prove(door, email, password, byRecovery ? undefined : code);
  if (!factor || ('access' in proof && proof.byCode)) return proof;
  if (byRecovery && ('access' in proof || proof.wrong === 'no-code')) {
    const { id, ...actor } = context.actor;
    const companyId = actor.kind === 'customer' ? actor.companyId : undefined;
    await spendCode(context, { key, id, companyId }, code);
    return withoutApp(door, email, async () => {
      const again = await prove(door, email, password);
      return 'access' in again ? again : undefined;
    });
  }
  if (!('access' in proof)) return proof;
  await askForCode(door, email, true);
  return prove(door, email, password, code);
}

export async function beginSecondFactor(
  context: Own,
  asked: Input<C['beginSecondFactor']>['body'],
): Promise<Output<C['beginSecondFactor']>> {
  const person = await personOf(context.actor);
  const access = await proveAll(context, person, asked);
  const kept = { access, email: person.email };
  const { secret } = await beginSetUp(context, person.door, pathOf(person.door), kept);
  return { secret, account: person.email };
}

export async function confirmSecondFactor(
  context: Own,
  { code }: Input<C['confirmSecondFactor']>['body'],
): Promise<Output<C['confirmSecondFactor']>> {
  const { door, email } = await personOf(context.actor);
  await assertStillIn(context.actor);
  const kept = await takeFirstCode(context, door, pathOf(door), { code, email });
  if (!kept)
    throw new AppError(
      'out-of-turn',
      'This took a little long. Please begin again: a new code to scan is shown then.',
    );
  return finishSetUp(context, door, email, personKey(context.actor));
}

const none = () => new AppError('out-of-turn', 'You have no second factor.');

export async function renewRecoveryCodes(
  context: Own,
  asked: Input<C['renewRecoveryCodes']>['body'],
): Promise<Output<C['renewRecoveryCodes']>> {
  const key = personKey(context.actor);
  if (!(await readFactor(key))) throw none();
  await proveAll(context, await personOf(context.actor), asked);
  const { codes, digests } = await makeCodes(key);
  // Without its key: the answer holds the codes, so it is not kept to be repeated.
  await commit(
    { ...context, onceKey: undefined },
    {
      steps: [replaceCodes(key, digests, none)],
      event: eventOf(context, 'account.codes-renewed', 'made new recovery codes'),
      result: null,
      asked: null,
    },
  );
  return { recoveryCodes: codes };
}

export async function endSecondFactor(
  context: Own,
  asked: Input<C['endSecondFactor']>['body'],
): Promise<void> {
  const person = await personOf(context.actor);
  if ((await earlierResult<null>(context, off)) === undefined) await turnOff(context, person, asked);
  await askForCode(person.door, person.email, false);
}

const off = 'the second factor off';

async function turnOff(context: Own, person: Person, asked: Proven): Promise<void> {
  const key = personKey(context.actor);
  const { factor, required } = await demandOn(context.actor, key);
  if (!factor) throw none();
  if (required)
    throw new AppError(
      'out-of-turn',
      'A second factor is required for you, so it cannot be turned off. You can move it to another app.',
    );
  await proveAll(context, person, asked);
  await commit(context, {
    steps: removeFactor(key),
    event: eventOf(context, 'account.factor-off', 'turned the second factor off'),
    result: null,
    asked: off,
  });
}

const eventOf = ({ actor }: Own, type: string, words: string) => ({
  type,
  companyId: actor.kind === 'customer' ? actor.companyId : undefined,
  subject: actor.id,
  summary: `${actor.name} ${words}`,
  data: {},
});
