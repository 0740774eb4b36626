import { companyThings, itemsOf, recallPlace, sitesOf } from '../companies/companies.table.ts';
import { contactsOf, recallContact } from '../contacts/contacts.table.ts';
import { fullName } from '../contacts/contact.model.ts';
import { commit } from '../platform/commit.ts';
import { at, companyOf, may, type Context, type Customer } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { invalidField } from '../platform/problem.ts';
import { settings, settingsKnowing } from '../provider/provider.table.ts';
import { activitySteps, touched } from './changes.ts';
import { withNumber } from './numbers.ts';
import { priorityOf, requestTypes, type NewTicket } from './ticket.model.ts';
import type { ticketsContract } from './tickets.contract.ts';
import { addTicket, type TicketFields } from './tickets.table.ts';

/** How customers raise a ticket: what the form offers, and what becomes of it. */
type C = typeof ticketsContract;
type ByCustomer = Context<Customer>;

export async function getTicketForm({ actor }: ByCustomer): Promise<Output<C['getTicketForm']>> {
  const [things, provider] = await Promise.all([companyThings(companyOf(actor)), settings()]);
  const everybody = may(actor, 'tickets:read-company');
  return {
    requestTypes: [...requestTypes],
    sites: sitesOf(things),
    items: itemsOf(things),
    contacts: contactsOf(things)
      .filter((contact) => everybody || contact.id === actor.id)
      .map((contact) => ({ id: contact.id, name: fullName(contact.fields) })),
    matrix: provider.matrix,
    phone: provider.phone,
    responseHours: provider.responseHours,
  };
}

/** Raises a ticket: one transaction; the places and settings that it names are remembered for half a minute. */
export async function createTicket(context: ByCustomer, asked: NewTicket): Promise<{ number: string }> {
  const { actor } = context;
  const company = companyOf(actor);
  const draft = await describe(actor, asked);
  const { type, siteId, contactId, description, title, customerReference } = asked;
  const detail = {
    description,
    ...(type === 'incident' && {
      stepsTried: asked.stepsTried,
      errorMessages: asked.errorMessages,
      unsureItem: asked.unsureItem,
    }),
  };
  return withNumber(context.now, async (number, take) => {
    const ticket: TicketFields = {
      ...draft,
      ...touched(context),
      number,
      type,
      siteId,
      contactId,
      title,
      customerReference,
      createdAt: at(context),
      status: 'new',
      emergency: asked.emergency,
      watchers: [],
      ...(type === 'incident' && { urgency: asked.urgency, impact: asked.impact }),
      ...(type === 'change' && { requiredBy: asked.requiredBy }),
    };
    const entry = await activitySteps(
      context,
      company,
      number,
      { kind: 'created', status: 'new' },
      asked.files,
    );
    return commit(context, {
      steps: [...take, ...addTicket(company, ticket, detail), ...entry.steps],
      event: {
        type: 'ticket.created',
        companyId: company,
        subject: number,
        summary: `Raised ${number}: ${title}`,
        data: { siteId, contactId, files: asked.files },
      },
      result: { number },
      asked,
    });
  });
}

/** The parts of a ticket that follow from what it names: the site, the item, its team, the contact, the priority. */
async function describe(actor: Customer, asked: NewTicket) {
  const company = companyOf(actor);
  const itemId = asked.type === 'query' ? undefined : asked.itemId;
  const [place, contact] = await Promise.all([
    recallPlace(company, asked.siteId, itemId),
    recallContact(company, asked.contactId),
  ]);
  const provider = await settingsKnowing(place.item ? [place.item.teamId] : []);
  if (!place.company || !place.site) throw invalidField('siteId', 'Please choose one of your sites.');
  if (itemId && place.item?.siteId !== asked.siteId)
    throw invalidField('itemId', 'Please choose an item of this site.');
  if (!contact || (!may(actor, 'tickets:read-company') && contact.id !== actor.id))
    throw invalidField('contactId', 'Please choose a contact of your company.');
  const teamId = place.item?.teamId ?? provider.triageTeamId;
  const team = provider.teams.find((one) => one.id === teamId) ?? provider.teams[0];
  if (!team) throw new Error('The provider has no team.');
  return {
    companyId: company,
    companyName: place.company.name,
    siteName: place.site.name,
    contactName: fullName(contact.fields),
    itemId: place.item?.id,
    itemName: place.item?.name,
    teamId: team.id,
    teamName: team.name,
    priority:
      asked.type === 'incident'
        ? priorityOf(provider.matrix, asked.urgency, asked.impact)
        : priorityOf(provider.matrix),
  };
}
