import { ownersOf, readContact } from '../contacts/contacts.table.ts';
import type { CompanyId } from '../platform/context.ts';
import { email as emailWord } from '../platform/words.ts';
import { confirmUser, findUser, linkUser } from './link.pool.ts';
import { domainOf, type Organisation } from './organisation.model.ts';
import type { Refusal } from './refusals.model.ts';

/** What Cognito knows of somebody who comes from an organisation for the first time. */
export type Visit = { pool: string; userName: string; attributes: Record<string, string | undefined> };

/**
 * Links an account of an organisation, at its first visit, with the contact that there is: an active one with the address
 * that the organisation vouches for, in one of its own domains. Nobody and nothing new is ever made.
 * From then on it is the account that counts (the provider's `sub`), not the address.
 */
export async function linkContact(
  { pool, userName, attributes }: Visit,
  all: readonly Organisation[],
): Promise<Refusal | 'linked'> {
  // `organisation_subject`; Cognito writes it in lower case in a pool like ours, so the subject is taken from its attribute.
  const organisation = all.find(({ id }) => id === userName.slice(0, userName.indexOf('_')).toLowerCase());
  const subject = attributes['custom:outside-id'];
  if (!organisation || !subject) return 'no-access';
  const said = emailWord.safeParse(attributes['custom:outside-email']);
  if (!said.success) return 'no-access';
  const email = said.data;
  if (!organisation.domains.includes(domainOf(email))) return 'other-address';

  const [[owner], user] = await Promise.all([ownersOf('portal', [email]), findUser(pool, email)]);
  if (!owner || !user?.enabled || user.contact !== owner) return 'no-access';
  const contact = await readContact(user.company as CompanyId, owner);
  if (!contact?.access.active || contact.fields.email !== email) return 'no-access';
  const before = user.linked.find(({ providerName }) => providerName === organisation.id);
  // Twice at the same time, in two tabs: the other visit was quicker.
  if (before?.userId === subject) return 'linked';
  // Another account came with this address before: it may have been given to a new person there.
  if (before) return 'other-account';

  if (user.invited) await confirmUser(pool, user.username);
  await linkUser(pool, user.username, organisation.id, subject);
  return 'linked';
}
