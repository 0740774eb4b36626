import { assertStillIn } from '../platform/access.ts';
import type { Context, Customer } from '../platform/context.ts';
import { invalidField } from '../platform/problem.ts';
import type { AskAddress, WaitingAddress } from '../profile/address.model.ts';
import { awaitAddress } from '../profile/address.service.ts';
import { domainOf } from '../session/organisation.model.ts';
import { withoutPassword } from '../session/organisations.ts';
import { personOf, type Person } from './person.ts';
import { provePassword } from './proof.ts';

/**
 * Asks for a new sign-in address (A10). Whoever has a password proves it first. Whoever signs in at an organisation keeps
 * to its domains: another address would have a password here, and outlast the account there.
 */
export async function askAddress(
  context: Context<Customer>,
  { email, password }: AskAddress,
): Promise<WaitingAddress> {
  await assertStillIn(context.actor);
  const person = await personOf(context.actor);
  if (!staysAtOrganisation(person, email)) {
    if (password === undefined) throw invalidField('password', 'Please enter your password.');
    await provePassword(context, person, password, 'password');
  }
  return awaitAddress(context, { email });
}

function staysAtOrganisation(person: Person, email: string): boolean {
  const organisation = withoutPassword(person.email);
  if (organisation && !organisation.domains.includes(domainOf(email)))
    throw invalidField(
      'email',
      `You sign in with your account of ${organisation.name}, so your address must be one of theirs.`,
    );
  return organisation !== undefined;
}
