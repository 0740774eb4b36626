import { fullName } from '../contacts/contact.model.ts';
import type { ContactRecord } from '../contacts/contacts.table.ts';
import { commit, Stale } from '../platform/commit.ts';
import {
  companyForStaff,
  companyOf,
  may,
  type CompanyId,
  type Context,
  type Customer,
  type Staff,
} from '../platform/context.ts';
import { AppError, invalidField, notFound } from '../platform/problem.ts';
import { contactsWith } from './people.service.ts';
import { mayRaiseFor, sees } from './readable.ts';
import type { Ticket } from './ticket.model.ts';
import { readTicket } from './tickets.queries.ts';
import { setWatchers, type StoredTicket } from './tickets.table.ts';

/**
 * Who watches a ticket (E10): contacts of its company who see it whatever their security level, and get the mails that
 * its contact gets. Whoever sees a ticket may watch it, and may add colleagues whose tickets one sees; who sees
 * the own tickets alone knows of no colleagues and can only watch for oneself. The ticket's contact may also remove anybody.
 * The desk adds and removes whom it likes of those who can sign in.
 */
const mostWatchers = 20;
const tries = 5;

/** Watchers of a new ticket: refuses whom the person may not choose. Its contact is on the ticket anyway. */
export async function watchersFor(
  actor: Customer,
  contactId: string,
  ids: string[],
): Promise<Ticket['watchers']> {
  const wanted = [...new Set(ids)].filter((id) => id !== contactId);
  const contacts = await contactsWith(companyOf(actor), wanted);
  if (
    contacts.length < wanted.length ||
    !contacts.every((contact) => contact.access.active && mayRaiseFor(actor, contact))
  )
    throw invalidField('watchers', 'Please choose people of your company who can sign in.');
  return contacts.map(({ id, fields }) => ({ id, name: fullName(fields) }));
}

export const addWatcher = (context: Context<Customer>, number: string, contactId: string): Promise<void> =>
  changeWatchers(context, companyOf(context.actor), number, contactId, (ticket) =>
    withOneMore(companyOf(context.actor), ticket, contactId, (contact) =>
      mayRaiseFor(context.actor, contact),
    ),
  );

/** Undefined when the person is on the ticket already. */
async function withOneMore(
  company: CompanyId,
  ticket: StoredTicket,
  contactId: string,
  mayAdd: (contact: ContactRecord) => boolean,
): Promise<Ticket['watchers'] | undefined> {
  const there = [ticket.contactId, ...ticket.watchers.map(({ id }) => id)];
  if (there.includes(contactId)) return undefined;
  const [contact] = await contactsWith(company, [contactId]);
  if (!contact?.access.active || !mayAdd(contact)) throw notFound('person');
  if (ticket.watchers.length >= mostWatchers)
    throw new AppError('out-of-turn', `A ticket can have ${mostWatchers} watchers. Please remove one first.`);
  return [...ticket.watchers, { id: contactId, name: fullName(contact.fields) }];
}

export const removeWatcher = (context: Context<Customer>, number: string, contactId: string): Promise<void> =>
  changeWatchers(context, companyOf(context.actor), number, contactId, async (ticket) => {
    const left = ticket.watchers.filter(({ id }) => id !== contactId);
    if (left.length === ticket.watchers.length) return undefined;
    const { actor } = context;
    const free =
      contactId === actor.id || ticket.contactId === actor.id || may(actor, 'tickets:read-company');
    const [contact] = free ? [] : await contactsWith(companyOf(actor), [contactId]);
    if (!free && !(contact && mayRaiseFor(actor, contact))) throw notFound('person');
    return left;
  });

type Watcher = { companyId: string; number: string; contactId: string };

export function addDeskWatcher(
  context: Context<Staff>,
  { companyId, number, contactId }: Watcher,
): Promise<void> {
  const company = companyForStaff(context.actor, companyId);
  return changeWatchers(context, company, number, contactId, (ticket) =>
    withOneMore(company, ticket, contactId, () => true),
  );
}

export const removeDeskWatcher = (
  context: Context<Staff>,
  { companyId, number, contactId }: Watcher,
): Promise<void> =>
  changeWatchers(context, companyForStaff(context.actor, companyId), number, contactId, (ticket) => {
    const left = ticket.watchers.filter(({ id }) => id !== contactId);
    return Promise.resolve(left.length === ticket.watchers.length ? undefined : left);
  });

/** Changes the watchers as they are now, again when somebody else was quicker; undefined: nothing is to be done. */
async function changeWatchers(
  context: Context<Customer | Staff>,
  company: CompanyId,
  number: string,
  contactId: string,
  decide: (ticket: StoredTicket) => Promise<Ticket['watchers'] | undefined>,
): Promise<void> {
  const { actor } = context;
  for (let attempt = 1; ; attempt++) {
    const ticket = await readTicket(company, number);
    if (!ticket || (actor.kind === 'customer' && !sees(actor, ticket))) throw notFound('ticket');
    const watchers = await decide(ticket);
    if (!watchers) return;
    const added = watchers.length > ticket.watchers.length;
    const name = [...ticket.watchers, ...watchers].find(({ id }) => id === contactId)?.name ?? '';
    try {
      await commit(context, {
        steps: setWatchers(company, ticket, watchers),
        event: {
          type: added ? 'ticket.watched' : 'ticket.unwatched',
          companyId: company,
          subject: number,
          summary: added
            ? `Added ${name} to the watchers of ${number}`
            : `Removed ${name} from the watchers of ${number}`,
          data: { contactId },
        },
        result: null,
        asked: { number, contactId },
      });
      return;
    } catch (error) {
      if (!(error instanceof Stale) || attempt === tries) throw error;
    }
  }
}
