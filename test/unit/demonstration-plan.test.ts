import { describe, expect, test } from 'vitest';
import { plan, type PlannedStep, type PlannedTicket } from '../../demonstration/plan.ts';
import { statusAfter } from '../../demonstration/story.ts';
import { ContactFields } from '../../lambdas/contacts/contact.model.ts';
import { ItemFields, SiteFields } from '../../lambdas/companies/company.model.ts';
import { StaffFields } from '../../lambdas/staff/staff.model.ts';
import { isOpen, statuses, type Status } from '../../lambdas/tickets/lifecycle.model.ts';
import {
  Closing,
  NewTicket,
  Reopening,
  Resolving,
  StatusChange,
} from '../../lambdas/tickets/ticket.model.ts';
import { DeskNote, NewNote } from '../../lambdas/tickets/note.model.ts';

const today = new Date('2026-11-24T15:20:00.000Z');
const made = plan(7, today);
const endOf = ({ steps }: PlannedTicket): Status =>
  steps.reduce<Status>((status, step) => statusAfter(status, step.act) ?? status, 'new');
const ends = made.tickets.map((ticket) => ({ ticket, status: endOf(ticket) }));
const of = (status: Status) => ends.filter((end) => end.status === status).length;

const modelOf = {
  start: StatusChange,
  'wait-client': StatusChange,
  'wait-vendor': StatusChange,
  answer: DeskNote,
  internal: DeskNote,
  reply: NewNote,
  resolve: Resolving,
  reopen: Reopening,
  close: Closing,
  assign: undefined,
};
const asBody = ({ act, text, satisfaction }: PlannedStep) => ({
  version: 1,
  seen: 'new',
  action: act,
  ...{ text, satisfaction, note: text, resolution: text, comment: text },
});

describe('the plan of the demonstration', () => {
  test('is the same for the same seed and moment, and another for another seed', () => {
    expect(plan(7, today)).toEqual(made);
    expect(plan(8, today).tickets.map(({ asked }) => asked.title)).not.toEqual(
      made.tickets.map(({ asked }) => asked.title),
    );
  });

  test('holds some 1,500 tickets of two years, uneven between the companies', () => {
    expect(made.tickets.length).toBeGreaterThan(1_450);
    expect(made.tickets.length).toBeLessThan(1_600);
    const counts = made.companies.map(
      ({ id }) => made.tickets.filter(({ companyId }) => companyId === id).length,
    );
    expect(Math.max(...counts)).toBeGreaterThan(2 * Math.min(...counts));
    const ages = made.tickets.map(({ createdAt }) => today.getTime() - Date.parse(createdAt));
    expect(Math.max(...ages) / 86_400_000).toBeGreaterThan(715);
    expect(Math.max(...ages) / 86_400_000).toBeLessThan(732);
  });

  test('is busiest on weekdays and in office hours', () => {
    const dates = made.tickets.map(({ createdAt }) => new Date(createdAt));
    const share = (fits: (date: Date) => boolean) => dates.filter(fits).length / dates.length;
    expect(share((date) => [0, 6].includes(date.getUTCDay()))).toBeLessThan(0.1);
    expect(share((date) => date.getUTCHours() >= 8 && date.getUTCHours() < 18)).toBeGreaterThan(0.8);
  });

  test('leaves tickets in every status that staff and customers reach, as many as a desk has', () => {
    const open = ends.filter(({ status }) => isOpen(status)).length;
    expect(open).toBeGreaterThanOrEqual(40);
    expect(open).toBeLessThanOrEqual(60);
    const never: Status[] = ['waiting-approval', 'approved', 'declined'];
    expect(statuses.filter((status) => of(status) === 0)).toEqual(never);
    expect(of('waiting-client')).toBeGreaterThanOrEqual(9);
    expect(of('resolved')).toBeGreaterThanOrEqual(8);
    const fresh = ends.filter(
      ({ ticket, status }) => status === 'new' && ticket.createdAt.startsWith('2026-11-24'),
    );
    expect(fresh.length).toBeGreaterThanOrEqual(5);
  });

  test('gives each account that signs in something to answer, something in work and something to close', () => {
    for (const { contacts } of made.companies)
      for (const { id } of contacts.filter(({ signsIn }) => signsIn)) {
        const own = ends.filter(({ ticket }) => ticket.asked.contactId === id);
        expect(own.map(({ status }) => status)).toEqual(
          expect.arrayContaining(['waiting-client', 'in-progress', 'resolved', 'closed']),
        );
      }
  });

  test('has mostly satisfied customers, and some who are not', () => {
    const stars = made.tickets.flatMap(({ steps }) =>
      steps.flatMap(({ satisfaction }) => satisfaction ?? []),
    );
    const share = (fits: (star: number) => boolean) => stars.filter(fits).length / stars.length;
    expect(share((star) => star >= 4)).toBeGreaterThan(0.7);
    expect(share((star) => star <= 2)).toBeGreaterThan(0.03);
  });
});

describe('every ticket of the plan', () => {
  test('runs forward in time and never into the future, at any hour of any day', () => {
    for (const now of [today, new Date('2026-08-30T00:03:00.000Z'), new Date('2027-01-01T06:00:00.000Z')])
      for (const { createdAt, steps } of plan(3, now).tickets) {
        const times = [createdAt, ...steps.map(({ at }) => at), now.toISOString()];
        expect(times).toEqual([...new Set(times)].toSorted());
      }
  });

  test('follows the lifecycle', () => {
    const stray = made.tickets.filter(({ steps }) => {
      let status: Status | undefined = 'new';
      for (const { act } of steps) status = status && statusAfter(status, act);
      return status === undefined;
    });
    expect(stray).toEqual([]);
  });

  test('is raised by somebody who may, about an item of the site', () => {
    for (const company of made.companies) {
      const contacts = new Map(company.contacts.map((contact) => [contact.id, contact]));
      const wrong = made.tickets
        .filter(({ companyId }) => companyId === company.id)
        .filter(({ by, asked }) => {
          const raiser = contacts.get(by);
          const item = asked.type !== 'query' && company.items.find(({ id }) => id === asked.itemId);
          const forOthers = raiser?.levels.some((level) => level !== 'portal-user');
          return (
            !raiser?.active ||
            (asked.contactId !== by && !forOthers) ||
            (asked.type !== 'query' && (!item || item.fields.siteId !== asked.siteId))
          );
        });
      expect(wrong).toEqual([]);
    }
  });

  test('never looks like the ones before it, at the desk or in the own company', () => {
    const repeats = (tickets: PlannedTicket[]) =>
      tickets.filter((ticket, index) =>
        tickets.slice(Math.max(0, index - 4), index).some(({ scenario }) => scenario === ticket.scenario),
      );
    expect(repeats(made.tickets)).toEqual([]);
    for (const { id } of made.companies)
      expect(repeats(made.tickets.filter(({ companyId }) => companyId === id))).toEqual([]);
  });

  test('says only what the models accept, without holes', () => {
    const refused = made.tickets.filter(({ asked }) => !NewTicket.safeParse(asked).success);
    expect(refused).toEqual([]);
    const steps = made.tickets.flatMap((ticket) => ticket.steps);
    expect(steps.filter((step) => modelOf[step.act]?.safeParse(asBody(step)).success === false)).toEqual([]);
    const texts = made.tickets.flatMap((ticket) => [
      ticket.asked.title,
      ticket.asked.description,
      ...ticket.steps.map(({ text }) => text ?? ''),
    ]);
    expect(texts.filter((text) => /[{}[\]|]|undefined| {2}/.test(text))).toEqual([]);
  });
});

describe('the companies of the plan', () => {
  test('have the sizes of small customers, with contacts of every level', () => {
    for (const { sites, items, contacts } of made.companies) {
      expect(sites.length).toBeGreaterThanOrEqual(2);
      expect(sites.length).toBeLessThanOrEqual(5);
      expect(items.length).toBeGreaterThanOrEqual(10);
      expect(items.length).toBeLessThanOrEqual(30);
      expect(contacts.length).toBeGreaterThanOrEqual(15);
      expect(contacts.length).toBeLessThanOrEqual(40);
      expect(new Set(contacts.flatMap(({ levels }) => levels)).size).toBeGreaterThanOrEqual(3);
      expect(contacts.some(({ active }) => !active)).toBe(true);
    }
  });

  test('consist of what the models accept', () => {
    const addresses = made.companies.flatMap(({ contacts }) => contacts.map(({ fields }) => fields.email));
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { sites, items, contacts } of made.companies) {
      for (const { fields } of sites) expect(SiteFields.safeParse(fields).error).toBeUndefined();
      for (const { fields } of items) expect(ItemFields.safeParse(fields).error).toBeUndefined();
      for (const { id, fields } of contacts) {
        expect(ContactFields.safeParse(fields).error).toBeUndefined();
        expect(fields.email).toMatch(/\.example\.com$/);
        expect(id).toMatch(/^[a-z-]{3,40}$/);
      }
      expect(new Set(contacts.map(({ id }) => id)).size).toBe(contacts.length);
    }
    for (const { fields } of made.staff) expect(StaffFields.safeParse(fields).error).toBeUndefined();
  });

  test('have names in several scripts', () => {
    const names = made.companies
      .flatMap(({ contacts }) => contacts.map(({ fields }) => fields.lastName))
      .join('');
    for (const script of [
      /\p{Script=Greek}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Han}/u,
      /\p{Script=Arabic}/u,
    ])
      expect(names).toMatch(script);
  });
});
