import { offeredOn } from '../agreements/agreement.model.ts';
import { agreementsOf, findOffered } from '../agreements/agreements.table.ts';
import { approvalForChange, begunWith } from '../approvals/asking.ts';
import { companyThings, itemsOf, recallPlace, sitesOf } from '../companies/companies.table.ts';
import { contactsOf, recallContact } from '../contacts/contacts.table.ts';
import { fullName, hasEnded } from '../contacts/contact.model.ts';
import { commit, Stale } from '../platform/commit.ts';
import { at, companyOf, type CompanyId, type Context, type Customer } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { dayIn } from '../service-levels/zone.model.ts';
import { invalidField } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import { settings, settingsKnowing } from '../provider/provider.table.ts';
import { firstClock } from '../service-levels/clock.start.ts';
import { servicesKnowing } from '../services/services.table.ts';
import { activitySteps, touched } from './changes.ts';
import { withNumber } from './numbers.ts';
import { mayBeContact, mayRaiseAt, mayRaiseFor } from './readable.ts';
import { priorityOf, requestTypes, type NewTicket, type Ticket } from './ticket.model.ts';
import type { ticketsContract } from './tickets.contract.ts';
import { addTicket, type TicketFields } from './tickets.table.ts';
import { watchersFor } from './watchers.service.ts';

/** How customers raise a ticket: what the form offers, and what becomes of it. */
type C = typeof ticketsContract;
type ByCustomer = Context<Customer>;

export async function getTicketForm({ actor, now }: ByCustomer): Promise<Output<C['getTicketForm']>> {
  const [things, provider] = await Promise.all([companyThings(companyOf(actor)), settings()]);
  const agreements = agreementsOf(things);
  const services = await servicesKnowing(agreements.flatMap(({ serviceIds }) => serviceIds));
  const today = dayIn(provider.timeZone, now);
  return {
    requestTypes: [...requestTypes],
    sites: sitesOf(things).filter((site) => mayRaiseAt(actor, site.id)),
    items: itemsOf(things).filter((item) => mayRaiseAt(actor, item.siteId)),
    services: offeredOn(today, services, agreements),
    today,
    contacts: contactsOf(things)
      .filter((contact) => mayBeContact(actor, contact))
      .map((contact) => ({ id: contact.id, name: fullName(contact.fields) })),
    matrix: provider.matrix,
    phone: provider.phone,
    targets: provider.serviceLevels.targets,
  };
}

/** The closed ticket that a new one follows up: its people, and the steps that link it. */
type Origin = {
  of: string;
  people: Ticket['watchers'];
  steps: (number: string) => Step[];
  /** What was asked, to tell a repeated request from another one. */
  asked: unknown;
};

/** Raises a ticket: one transaction; the places and settings that it names are remembered for half a minute. */
export async function createTicket(
  context: ByCustomer,
  body: NewTicket,
  origin?: Origin,
): Promise<{ number: string }> {
  const { actor } = context;
  const company = companyOf(actor);
  const asked = origin ? await forSomebody(actor, body) : body;
  const [draft, chosen] = await Promise.all([
    describe(context, asked),
    watchersFor(actor, asked.contactId, asked.watchers),
  ]);
  const provider = await settings();
  const watchers = origin ? origin.people.filter(({ id }) => id !== asked.contactId) : chosen;
  const { type, siteId, contactId, description, title, customerReference, dueBy, poNumber } = asked;
  const detail = {
    description,
    ...(type === 'incident' && {
      stepsTried: asked.stepsTried,
      errorMessages: asked.errorMessages,
      unsureItem: asked.unsureItem,
    }),
  };
  const approvers = type === 'change' ? await approvalForChange(company, [actor.id, contactId]) : undefined;
  return withNumber(context.now, async (number, take) => {
    // A number is a guess until it is taken: the closed ticket's own would name its item twice in the transaction.
    if (number === origin?.of) throw new Stale({ last: Number(number.split('.')[1]) });
    const approval = await begunWith(context, company, number, approvers);
    const ticket: TicketFields = {
      ...draft,
      ...touched(context),
      number,
      type,
      siteId,
      contactId,
      title,
      customerReference,
      dueBy,
      poNumber,
      createdAt: at(context),
      status: 'new',
      emergency: type === 'incident' && asked.emergency,
      watchers: watchers.slice(0, 20),
      ...firstClock(provider, draft.priority, at(context), 'new'),
      ...(type === 'incident' && { urgency: asked.urgency, impact: asked.impact }),
      ...(type === 'change' && { requiredBy: asked.requiredBy }),
      ...approval.set,
    };
    const entry = await activitySteps(
      context,
      company,
      number,
      { kind: 'created', status: 'new' },
      asked.files,
    );
    return commit(context, {
      steps: [
        ...take,
        ...addTicket(company, ticket, detail, origin?.of),
        ...entry.steps,
        ...approval.steps,
        ...(origin?.steps(number) ?? []),
      ],
      event: {
        type: 'ticket.created',
        companyId: company,
        subject: number,
        // Without the title: the trail keeps for good what can be removed from the ticket.
        summary: origin ? `Raised ${number} as a follow-up of ${origin.of}` : `Raised ${number}`,
        data: { siteId, contactId, files: asked.files, roundId: approval.roundId, status: ticket.status },
      },
      result: { number },
      asked: origin?.asked ?? asked,
    });
  });
}

/** Who may not raise tickets for the contact, or whose contact has left, raises them for oneself. */
async function forSomebody(actor: Customer, body: NewTicket): Promise<NewTicket> {
  const contact = await recallContact(companyOf(actor), body.contactId);
  return contact && mayBeContact(actor, contact) ? body : { ...body, contactId: actor.id };
}

/** The parts of a ticket that follow from what it names: the site, the item, the service, the team, the contact, the priority. */
async function describe({ actor, now }: ByCustomer, asked: NewTicket) {
  const company = companyOf(actor);
  const itemId = asked.type === 'query' ? undefined : asked.itemId;
  const today = dayIn((await settings()).timeZone, now);
  const [place, contact, chosen] = await Promise.all([
    recallPlace(company, asked.siteId, itemId),
    recallContact(company, asked.contactId),
    chooseService(company, asked, today),
  ]);
  if (!place.company || !place.site || !mayRaiseAt(actor, asked.siteId))
    throw invalidField('siteId', 'Please choose one of your sites.');
  if (itemId && place.item?.siteId !== asked.siteId)
    throw invalidField('itemId', 'Please choose an item of this site.');
  if (!contact || !mayRaiseFor(actor, contact))
    throw invalidField('contactId', 'Please choose a contact of your company.');
  // Whether the actor's own access has ended is asked by the transaction, which says so in other words.
  if (contact.id !== actor.id && hasEnded(contact.access))
    throw invalidField('contactId', `${fullName(contact.fields)} has left. Please choose another contact.`);
  refusePast('dueBy', asked.dueBy, today);
  if (asked.type === 'change') refusePast('requiredBy', asked.requiredBy, today);
  // The item's team knows it best; then the service's. Queries, and what names neither, are sorted by hand (C13).
  const wanted = asked.type === 'query' ? undefined : (place.item?.teamId ?? chosen?.service.teamId);
  const provider = await settingsKnowing(wanted ? [wanted] : []);
  const teamId = wanted ?? provider.triageTeamId;
  const team = provider.teams.find((one) => one.id === teamId) ?? provider.teams[0];
  if (!team) throw new Error('The provider has no team.');
  return {
    companyId: company,
    companyName: place.company.name,
    siteName: place.site.name,
    contactName: fullName(contact.fields),
    itemId: place.item?.id,
    itemName: place.item?.name,
    itemProduct: place.item?.product,
    serviceId: chosen?.service.id,
    serviceName: chosen?.service.name,
    subcategory: chosen?.subcategory?.name,
    teamId: team.id,
    teamName: team.name,
    priority:
      asked.type === 'incident'
        ? priorityOf(provider.matrix, asked.urgency, asked.impact, asked.emergency)
        : priorityOf(provider.matrix),
  };
}

/** The service and its sub-category that a ticket names, if it names any; refuses what the company is not offered today. */
async function chooseService(
  company: CompanyId,
  { type, serviceId, subcategoryId }: NewTicket,
  today: string,
) {
  if (!serviceId && !subcategoryId) return undefined;
  const service = serviceId ? await findOffered(company, serviceId, today) : undefined;
  if (!service)
    throw invalidField(
      'serviceId',
      'Your agreement with us does not cover this service. Please choose another, or none.',
    );
  if (!service.requestTypes.includes(type))
    throw invalidField(
      'serviceId',
      `Please choose a service for this kind of request: ${service.name} is not.`,
    );
  const subcategory = service.subcategories.find(({ id }) => id === subcategoryId);
  if (subcategoryId && !subcategory)
    throw invalidField('subcategoryId', `Please choose a part of the service ${service.name}.`);
  return { service, subcategory };
}

function refusePast(path: string, day: string | undefined, today: string): void {
  if (day !== undefined && day < today)
    throw invalidField(path, 'This day has passed. Please choose today or a later day.');
}
