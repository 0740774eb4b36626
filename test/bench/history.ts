import { companyForStaff, system, type CompanyId } from '../../lambdas/platform/context.ts';
import { newId } from '../../lambdas/platform/ids.ts';
import type { Step } from '../../lambdas/platform/steps.ts';
import type { Status } from '../../lambdas/tickets/lifecycle.model.ts';
import type { Activity } from '../../lambdas/tickets/ticket.model.ts';
import { addActivity, addTicket, type TicketFields } from '../../lambdas/tickets/tickets.table.ts';
import type { TableFile } from './table-file.ts';

/**
 * Two years of a company's tickets, the newest of them open. The items are made by the same steps as the services'
 * and written without events: nothing follows from them, and nothing but the table grows.
 */
export type Home = {
  company: string;
  site: string;
  item: string;
  contact: string;
  name: string;
  team: string;
  cookie: string;
};
export type History = { open: string[]; closed: string[] };

/** As many open tickets in a short history as in a long one. */
export const openAtOnce = 40;
const day = 24 * 3600 * 1000;
const span = 730 * day;
const working: Status[] = ['new', 'assigned', 'in-progress', 'waiting-client', 'waiting-vendor'];

/** How many of the newest are open, and after which running numbers the days' numbers go on. */
type Shape = { open?: number; after?: number };

/** Writes a company's tickets as the services would have. */
export function fillHistory(table: TableFile, home: Home, count: number, shape: Shape = {}): History {
  const history: History = { open: [], closed: [] };
  const items = function* () {
    for (const ticket of ticketsOf(home, count, shape)) {
      (ticket.open ? history.open : history.closed).push(ticket.number);
      yield* ticket.items;
    }
  };
  table.add(items());
  return history;
}

/** Writes tickets of other companies: they fill the table and its indexes, and nobody reads them. */
export function fillOthers(table: TableFile, home: Home, count: number, companies: number): void {
  for (let i = 0; i < companies; i++)
    fillHistory(table, { ...home, company: `other-${i}` }, Math.ceil(count / companies));
}

function* ticketsOf(home: Home, count: number, { open: most = openAtOnce, after = 0 }: Shape) {
  const company = companyForStaff(system, home.company);
  const perDay = new Map<string, number>();
  const end = Date.now() - day;
  for (let i = 0; i < count; i++) {
    const created = new Date(end - span * (1 - i / count));
    const date = created.toISOString().slice(0, 10).replaceAll('-', '');
    const running = (perDay.get(date) ?? after) + 1;
    perDay.set(date, running);
    const number = `T${date}.${String(running).padStart(4, '0')}`;
    const open = i >= count - most;
    const status = open ? (working[i % working.length] ?? 'new') : 'closed';
    yield { number, open, items: itemsOf(home, company, number, status, created) };
  }
}

const written = (step: Step): Record<string, unknown>[] =>
  step.write.Put?.Item && Object.keys(step.write.Put.Item).length > 0 ? [step.write.Put.Item] : [];

function itemsOf(home: Home, company: CompanyId, number: string, status: Status, created: Date) {
  const done = status === 'closed';
  const at = (hours: number) => new Date(created.getTime() + hours * 3600_000);
  const iso = (hours: number) => at(hours).toISOString();
  const ticket: TicketFields = {
    number,
    companyId: home.company,
    companyName: 'Sample Bakery',
    siteId: home.site,
    siteName: 'Head office',
    type: 'incident',
    title: 'The till in the shop prints receipts without the date',
    status,
    priority: 3,
    urgency: 'medium',
    impact: 'others',
    emergency: false,
    watchers: [],
    contactId: home.contact,
    contactName: home.name,
    itemId: home.item,
    itemName: 'Router',
    customerReference: 'PO-1042',
    teamId: home.team,
    teamName: 'Networks',
    createdAt: iso(0),
    updatedAt: iso(done ? 9 : 2),
    updatedBy: home.name,
    ...(done && { resolvedAt: iso(8), closedAt: iso(9), satisfaction: 5 }),
  };
  const entry = (hours: number, kind: Activity['kind'], text?: string): Step => {
    const staff = kind === 'resolved';
    return addActivity(company, number, {
      id: newId(at(hours)),
      at: iso(hours),
      kind,
      by: staff
        ? { kind: 'staff', id: 'benchstaff', name: 'Tina Example' }
        : { kind: 'customer', id: home.contact, name: home.name },
      internal: false,
      text,
      files: [],
    });
  };
  const steps = [
    ...addTicket(company, ticket, {
      description:
        'Since this morning the receipts carry no date. We restarted the till twice and changed the roll. ' +
        'The card machine beside it is fine. The other shop does not have it.',
    }),
    entry(0, 'created'),
    entry(1, 'note', 'It happens with card and with cash.'),
    entry(2, 'note', 'The supplier of the till asks for the firmware, which is 4.2.'),
    ...(done ? [entry(8, 'resolved', 'The clock of the till was set again.'), entry(9, 'closed')] : []),
  ];
  // A closed ticket has no card in the desk's queues.
  return steps.flatMap(written).filter((item) => !(done && item.entity === 'ticket-card'));
}
