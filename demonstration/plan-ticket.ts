import { capabilitiesOf } from '../lambdas/levels/level.model.ts';
import { levels } from './levels.ts';
import type { Status } from '../lambdas/tickets/lifecycle.model.ts';
import { defaultMatrix, priorityOf } from '../lambdas/tickets/ticket.model.ts';
import type { PlannedCompany, PlannedContact, PlannedTicket } from './plan.ts';
import { ask, personOf, stepOf } from './plan-words.ts';
import { staff, type Member } from './provider.ts';
import { dealer, type Random } from './random.ts';
import { scenarios } from './scenarios/all.ts';
import type { Case, Scenario } from './scenarios/scenario.ts';
import { schedule } from './schedule.ts';
import { cutAt, tell } from './story.ts';
import { serviceFor } from './services.ts';
import { asCustomer } from './voices.ts';
import { say } from './wording.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const references = [
  '{first}',
  'Ref {ref}',
  'PO-{ref}',
  '{site}',
  'None',
  '{first} {n}',
  'Desk {n}',
  'LB-{ref}',
];

/** Makes a company's tickets one after the other: whose, about what, in which words. */
export function teller(
  company: PlannedCompany,
  rooms: readonly string[],
  random: Random,
  begins: string,
  now: number,
) {
  const has = (kind: string | undefined) => !kind || company.items.some((item) => item.kind === kind);
  const told = scenarios.filter(({ where, about }) => has(where) && (about.length === 0 || about.some(has)));
  const nextScenario = dealer(random, told);
  const dealers = new Map<object, () => unknown>();
  /** One of the list, none of them twice in a row. */
  const next = <T>(list: readonly T[], fits?: (value: T) => boolean): T => {
    const deal = (dealers.get(list) ?? dealer(random, list)) as (fits?: (value: T) => boolean) => T;
    dealers.set(list, deal);
    return deal(fits);
  };
  const people = company.contacts.map(
    (contact) => [contact, contact.signsIn ? 6 : contact.active ? 3 : 0.6] as const,
  );

  return (
    created: number,
    wanted: Status,
    asked: PlannedContact | undefined,
    avoid: readonly string[],
  ): PlannedTicket => {
    const contact = asked ?? random.weighted(people);
    const by = raiser(company, contact, asked !== undefined, random);
    const main = company.sites[0]?.id;
    const near = (scenario: Scenario) => itemsNear(company, scenario, contact.fields.siteId, main);
    const fits = (one: Case) =>
      (wanted !== 'waiting-vendor' || one.vendor !== undefined) &&
      (wanted !== 'reopened' || one.again !== undefined);
    const scenario = nextScenario(
      (one) =>
        !avoid.includes(one.id) && one.cases.some(fits) && (one.about.length === 0 || near(one).length > 0),
    );
    const story = next(scenario.cases, fits);
    const item = scenario.about.length > 0 ? random.pick(near(scenario)) : undefined;
    const site = company.sites.find(({ id }) => id === (item?.fields.siteId ?? contact.fields.siteId));
    if (!site) throw new Error(`${contact.id} has no site.`);
    // As the service does it: a question goes to the service desk, whatever it is about.
    const team = scenario.type === 'query' ? undefined : item?.fields.teamId;
    const technician = technicianFor(team ?? 'service-desk', random);
    const words = {
      item: item?.spoken ?? '',
      site: site.fields.name,
      first: by.fields.firstName,
      tech: technician.fields.name.split(' ')[0] ?? '',
      colleague: random.pick(company.contacts.filter((one) => one !== by && one !== contact)).fields
        .firstName,
      room: random.pick(rooms),
      weekday: random.pick(weekdays),
      time: `${random.between(8, 16)}:${random.pick(['05', '10', '20', '30', '40', '50'])}`,
      n: String(random.between(3, 9)),
      ref: String(random.between(1000, 9999)),
    };
    const speak = (phrase: string) => say(phrase, words, random);
    const ticket = ask(scenario, story, {
      siteId: site.id,
      contactId: contact.id,
      title: speak(next(story.titles)).slice(0, 160),
      description: asCustomer(speak(story.description), personOf(by), random),
      customerReference: speak(random.pick(references)),
      service: serviceFor(scenario.id, company.id, begins, new Date(created).toISOString().slice(0, 10)),
      item,
      created,
      random,
      speak,
    });
    const priority =
      ticket.type === 'incident'
        ? priorityOf(defaultMatrix, ticket.urgency, ticket.impact, ticket.emergency)
        : 3;
    const beats = tell(story, priority, random, wanted);
    const happened = wanted === 'closed' ? beats : cutAt(beats, wanted);
    const times = schedule(created, happened, now, wanted !== 'closed', random);
    const speakers = { by, technician, speak, random };
    return {
      companyId: company.id,
      scenario: scenario.id,
      createdAt: new Date(created).toISOString(),
      by: by.id,
      // Who raises a ticket for somebody else watches it.
      asked: { ...ticket, watchers: by !== contact && by.active ? [by.id] : [] },
      steps: happened.map((beat, index) => stepOf(beat, times[index] ?? now, speakers)),
    };
  };
}

/** Who has no access to the portal, or is too busy, lets somebody raise the ticket who sees the whole company. */
function raiser(
  company: PlannedCompany,
  contact: PlannedContact,
  self: boolean,
  random: Random,
): PlannedContact {
  if (contact.active && (self || random.chance(0.95))) return contact;
  const others = company.contacts.filter(
    (one) => one !== contact && capabilitiesOf(one.levels, levels).includes('tickets:read-company'),
  );
  return random.pick(others);
}

/** Items of the story's kinds at the person's site, or else at the main site. */
function itemsNear(
  company: PlannedCompany,
  { about }: Scenario,
  site: string | undefined,
  main: string | undefined,
) {
  const fitting = company.items.filter((item) => about.includes(item.kind));
  const here = fitting.filter((item) => item.fields.siteId === site);
  return here.length > 0 ? here : fitting.filter((item) => item.fields.siteId === main);
}

const technicianFor = (teamId: string, random: Random): Member => {
  const members = staff.filter(
    (member) => member.fields.role === 'technician' && member.fields.teamIds.includes(teamId),
  );
  // The first of a team's members is the one who mostly does its work.
  return random.weighted(members.map((member, index) => [member, index === 0 ? 3 : 2] as const));
};
