import { readContact } from '../contacts/contacts.table.ts';
import { capabilitiesOf, fullName, securityLevels } from '../contacts/contact.model.ts';
import { at, companyOf, type Context, type Customer } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { boardKey, companyKey, countKey, settingsKey } from '../platform/keys.ts';
import { notFound } from '../platform/problem.ts';
import { readMany } from '../platform/table.ts';
import { recall } from '../platform/remembered.ts';
import { companyEntity } from '../companies/companies.table.ts';
import { boardEntity, readAnnouncement, settingsEntity } from '../provider/provider.table.ts';
import { scopeOf } from '../tickets/readable.ts';
import { findTickets } from '../tickets/tickets.queries.ts';
import { monthOf, scopes } from './counts.ts';
import type { homeContract } from './home.contract.ts';

type C = typeof homeContract;
type ByCustomer = Context<Customer>;

/** How many of the latest open tickets the home page shows. */
const latest = 10;

/** The home page: one query for the open tickets and one batch for the rest. */
export async function getHome(context: ByCustomer): Promise<Output<C['getHome']>> {
  const { actor, now } = context;
  const scope = scopeOf(actor);
  const counted = scope.contactId ? scopes.contact(scope.contactId) : scopes.company;
  const [open, [rawSettings, rawBoard, rawMonth]] = await Promise.all([
    findTickets(scope, 'open', actor.id, now),
    readMany([settingsKey, boardKey, countKey(scope.company, counted, monthOf(at(context)))]),
  ]);
  const provider = settingsEntity.parse(rawSettings ?? {});
  return {
    tiles: {
      open: open.tickets.length,
      waitingOnMe: open.tickets.filter(
        (ticket) => ticket.contactId === actor.id && ticket.status === 'waiting-client',
      ).length,
      openedThisMonth: typeof rawMonth?.created === 'number' ? rawMonth.created : 0,
    },
    latestOpen: open.tickets.slice(0, latest),
    announcements: rawBoard ? boardEntity.parse(rawBoard).heads : [],
    welcome: provider.welcome,
    phone: provider.phone,
    hours: provider.hours,
  };
}

export async function getMe({ actor }: ByCustomer): Promise<Output<C['getMe']>> {
  const [contact, [rawCompany, rawSettings]] = await Promise.all([
    readContact(companyOf(actor), actor.id),
    recall([companyKey(companyOf(actor)), settingsKey]),
  ]);
  if (!contact || !rawCompany || !rawSettings) throw notFound('profile');
  return {
    id: contact.id,
    name: fullName(contact.fields),
    firstName: contact.fields.firstName,
    email: contact.fields.email,
    companyName: companyEntity.parse(rawCompany).name,
    capabilities: capabilitiesOf(contact.access.levels),
    levels: contact.access.levels.map((level) => securityLevels[level].name),
    providerName: settingsEntity.parse(rawSettings).providerName,
  };
}

export async function getAnnouncement(id: string): Promise<Output<C['getAnnouncement']>> {
  const found = await readAnnouncement(id);
  if (!found) throw notFound('announcement');
  return { ...found, firstLines: '' };
}
