import { assertMayChange } from '../contacts/giving.ts';
import { readContact } from '../contacts/contacts.table.ts';
import { levelsOf } from '../levels/levels.table.ts';
import { commit, earlierResult } from '../platform/commit.ts';
import { companyOf, type CompanyId, type Context, type Customer, type Staff } from '../platform/context.ts';
import { contactKey, staffKey } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { readFactor, removeFactor } from '../session/factor.table.ts';
import { askForCode } from '../session/set-up.pool.ts';
import { findPerson, type Person } from './person.ts';

/** For somebody who lost the app and the recovery codes: recorded in the audit trail, and mailed to the person. */
type By = Context<Customer | Staff>;

/** Of a contact: an administrator of the own company, who has the person's rights as well; or somebody at the desk. */
export async function resetContact(context: By, contactId: string, companyId?: string): Promise<void> {
  const { actor } = context;
  const company = actor.kind === 'customer' ? companyOf(actor) : (companyId as CompanyId);
  const contact = await readContact(company, contactId);
  if (!contact) throw notFound('contact');
  if (actor.kind === 'customer') {
    const { access } = contact;
    const change = { id: contactId, before: access, after: access };
    assertMayChange(actor, change, await levelsOf(access.levels));
  }
  await reset(context, contactKey(company, contactId), await findPerson(contactId, company));
}

export const resetMember = async (context: By, staffId: string): Promise<void> =>
  reset(context, staffKey(staffId), await findPerson(staffId));

async function reset(
  context: By,
  key: ReturnType<typeof staffKey>,
  person: Person | undefined,
): Promise<void> {
  if (!person) throw notFound('member of staff');
  if (person.id === context.actor.id)
    throw new AppError(
      'out-of-turn',
      'You cannot reset your own second factor here. Turn it off under “Password and security”, or ask another administrator.',
    );
  const asked = { reset: person.id };
  if ((await earlierResult<null>(context, asked)) === undefined) {
    if (!(await readFactor(key))) throw new AppError('out-of-turn', 'This person has no second factor.');
    await commit(context, {
      steps: removeFactor(key),
      event: {
        type: 'account.factor-reset',
        companyId: person.companyId,
        subject: person.id,
        summary: `Reset the second factor of ${person.name}`,
        data: {},
      },
      result: null,
      asked,
    });
  }
  await askForCode(person.door, person.email, false);
}
