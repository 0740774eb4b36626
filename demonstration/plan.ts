import type * as z from 'zod';
import type { NewTicket } from '../lambdas/tickets/ticket.model.ts';
import type { ContactFields } from '../lambdas/contacts/contact.model.ts';
import type { ItemFields, SiteFields } from '../lambdas/companies/company.model.ts';
import type { Announcement } from '../lambdas/provider/provider.model.ts';
import { oneDay, startOfDay } from './calendar.ts';
import { profiles } from './companies/all.ts';
import { planCompany } from './plan-company.ts';
import { planTickets, type Slot } from './plan-tickets.ts';
import { announcements, staff, type Member } from './provider.ts';
import { randomFrom } from './random.ts';
import type { Act } from './story.ts';
import type { Kind } from './scenarios/scenario.ts';

/** Everything that the demonstration holds, thought out beforehand. Times are instants in ISO 8601. */
export type Plan = {
  seed: number;
  /** The moment that all dates are relative to; nothing is later. */
  today: string;
  begins: string;
  staff: readonly Member[];
  announcements: Announcement[];
  companies: PlannedCompany[];
  /** By time of creation, all companies together: numbers are given by day. */
  tickets: PlannedTicket[];
};
export type PlannedContact = {
  id: string;
  fields: ContactFields;
  levels: string[];
  /** Whose tickets a Site User sees besides those of the own site. */
  sites: string[];
  active: boolean;
  signsIn: boolean;
};
export type PlannedItem = { id: string; fields: ItemFields; kind: Kind; spoken: string };
/** The first is the main one. */
export type PlannedSite = { id: string; fields: SiteFields };
export type PlannedCompany = {
  id: string;
  name: string;
  sites: PlannedSite[];
  items: PlannedItem[];
  contacts: PlannedContact[];
};
export type PlannedStep = {
  at: string;
  /** Of a member of staff or a contact, as the act asks for. */
  by: string;
  act: Act;
  text?: string;
  technicianId?: string;
  satisfaction?: number;
};
/** What a customer enters; the service's model fills in the rest. */
export type Asked = z.input<typeof NewTicket>;
export type PlannedTicket = {
  companyId: string;
  scenario: string;
  createdAt: string;
  by: string;
  asked: Asked;
  steps: PlannedStep[];
};

/** The same seed and moment give the same plan. No clock, no I/O. */
export function plan(seed: number, today: Date): Plan {
  const now = today.getTime();
  const begins = startOfDay(now) - 730 * oneDay;
  const companies = profiles.map((profile, index) => {
    const random = randomFrom(seed * 31 + index);
    const company = planCompany(profile, random, today);
    return { company, slots: planTickets(profile, company, random, begins, now) };
  });
  return {
    seed,
    today: today.toISOString(),
    begins: new Date(begins - 7 * oneDay).toISOString(),
    staff,
    announcements: announcements.map(({ days, ...rest }) => dated(rest, now, days)),
    companies: companies.map(({ company }) => company),
    tickets: tellAll(companies.flatMap(({ slots }) => slots)),
  };
}

/** The tickets of all companies in the order of time, none with a story that one of the four before it told. */
function tellAll(slots: Slot[]): PlannedTicket[] {
  const tickets: PlannedTicket[] = [];
  for (const slot of slots.toSorted((a, b) => a.created - b.created))
    tickets.push(slot.tell(tickets.slice(-4).map(({ scenario }) => scenario)));
  return tickets;
}

function dated(announcement: Omit<Announcement, 'publishedAt'>, now: number, days: number): Announcement {
  let saturday = startOfDay(now) + 7 * oneDay;
  while (new Date(saturday).getUTCDay() !== 6) saturday += oneDay;
  const date = new Date(saturday).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return {
    ...announcement,
    title: announcement.title.replace('{date}', date),
    text: announcement.text.replace('{date}', date),
    publishedAt: new Date(now - days * oneDay).toISOString(),
  };
}
