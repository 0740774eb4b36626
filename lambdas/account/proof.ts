import { personKey } from '../platform/access.ts';
import type { Context, Customer, Staff } from '../platform/context.ts';
import { invalidField } from '../platform/problem.ts';
import { readFactor } from '../session/factor.table.ts';
import { provesPassword } from '../session/pool.ts';
import { countTry, forgetTries } from '../session/tries.service.ts';
import type { Person } from './person.ts';

/**
 * Proves that whoever acts knows the person's password, by the same count of tries as at the door: somebody at an
 * unlocked screen shall not find it out here. `field` is where the form asks for it.
 */
export async function provePassword(
  context: Context<Customer | Staff>,
  { door, email }: Person,
  password: string,
  field: string,
): Promise<void> {
  await countTry(context, door, email);
  if (!(await provesPassword(door, email, password)))
    throw invalidField(field, 'This is not your password. Please try again.');
  // With an app, a password alone forgets no wrong codes of it.
  if (!(await readFactor(personKey(context.actor)))) await forgetTries(door, email);
}
