import { assertStillIn, personKey } from '../platform/access.ts';
import { commit, earlierResult } from '../platform/commit.ts';
import type { Context, Customer, Staff } from '../platform/context.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { nameAllEnded } from '../session/ended.ts';
import { assertPassword, withoutPassword } from '../session/organisations.ts';
import { provesPassword } from '../session/pool.ts';
import type { ChangePassword } from './account.model.ts';
import { setPassword } from './account.pool.ts';
import { personOf, type Person } from './person.ts';
import { provePassword } from './proof.ts';

type Own = Context<Customer | Staff>;

/** The organisation at which a customer signs in, without a password here (A8). */
export async function getOwnPassword({ actor }: Context<Customer>): Promise<{ organisation?: string }> {
  const { email } = await personOf(actor);
  return { organisation: withoutPassword(email)?.name };
}

/** What was asked stays out of the table: a digest of it would be one of two passwords. */
const asked = 'a new password';

/** Where the first try has set the new password and died, the old one is wrong, and the new one proves as much. */
async function proveOrGoOn(context: Own, person: Person, current: string, next: string): Promise<void> {
  try {
    await provePassword(context, person, current, 'current');
  } catch (error) {
    const isWrong = error instanceof AppError && error.code === 'invalid';
    if (!isWrong || !(await provesPassword(person.door, person.email, next))) throw error;
  }
}

/** Changes the own password (A5): the other sessions end, and a mail tells of it. */
export async function changePassword(context: Own, { current, password }: ChangePassword): Promise<void> {
  if ((await earlierResult<null>(context, asked)) !== undefined) return;
  await assertStillIn(context.actor);
  const person = await personOf(context.actor);
  assertPassword(person.door, person.email);
  await proveOrGoOn(context, person, current, password);
  try {
    await setPassword(person.door, person.email, password);
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidPasswordException')
      throw invalidField('password', 'Please choose another password that keeps all the rules.');
    throw error;
  }
  await commit(context, {
    steps: [nameAllEnded(personKey(context.actor), context.now, context.actor.session?.id)],
    event: {
      type: 'account.password-changed',
      companyId: person.companyId,
      subject: person.id,
      summary: `${person.name} changed the own password`,
      data: {},
    },
    result: null,
    asked,
  });
}
