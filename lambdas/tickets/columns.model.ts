import type { Ticket } from './ticket.model.ts';

/**
 * The columns that lists of tickets can show (D2) and filter by (D3), and what a ticket holds in each. Words and order
 * are the pages' own. Safe for the browser.
 */
export const columnNames = [
  'number',
  'title',
  'status',
  'priority',
  'type',
  'service',
  'subcategory',
  'site',
  'contact',
  'reference',
  'poNumber',
  'item',
  'itemProduct',
  'technician',
  'team',
  'created',
  'updated',
  'updatedBy',
  'due',
  'respondBy',
  'resolveBy',
  'requiredBy',
  'resolved',
  'closed',
  'urgency',
  'impact',
  'emergency',
  'satisfaction',
] as const;
export type ColumnName = (typeof columnNames)[number];

export type Cell = {
  /** Of a few values: the value itself. Text: a part of it. A date or time: from one day to another. */
  kind: 'set' | 'text' | 'date';
  /** What a ticket holds, as addresses, filters and the order know it; empty when there is nothing. */
  value: (ticket: Ticket) => string;
};

const set = (value: Cell['value']): Cell => ({ kind: 'set', value });
const text = (value: Cell['value']): Cell => ({ kind: 'text', value });
const date = (value: Cell['value']): Cell => ({ kind: 'date', value });

export const cells: Record<ColumnName, Cell> = {
  number: text(({ number }) => number),
  title: text(({ title }) => title),
  status: set(({ status }) => status),
  priority: set(({ priority }) => String(priority)),
  type: set(({ type }) => type),
  service: set(({ serviceName }) => serviceName ?? ''),
  subcategory: set(({ subcategory }) => subcategory ?? ''),
  site: set(({ siteName }) => siteName),
  contact: text(({ contactName }) => contactName),
  reference: text(({ customerReference }) => customerReference),
  poNumber: text(({ poNumber }) => poNumber ?? ''),
  item: text(({ itemName }) => itemName ?? ''),
  itemProduct: text(({ itemProduct }) => itemProduct ?? ''),
  technician: set(({ technicianName }) => technicianName ?? ''),
  team: set(({ teamName }) => teamName),
  created: date(({ createdAt }) => createdAt),
  updated: date(({ updatedAt }) => updatedAt),
  updatedBy: set(({ updatedBy }) => updatedBy),
  due: date(({ dueBy }) => dueBy ?? ''),
  respondBy: date(({ respondBy }) => respondBy ?? ''),
  resolveBy: date(({ resolveBy }) => resolveBy ?? ''),
  requiredBy: date(({ requiredBy }) => requiredBy ?? ''),
  resolved: date(({ resolvedAt }) => resolvedAt ?? ''),
  closed: date(({ closedAt }) => closedAt ?? ''),
  urgency: set(({ urgency }) => urgency ?? ''),
  impact: set(({ impact }) => impact ?? ''),
  emergency: set(({ emergency }) => (emergency ? 'yes' : 'no')),
  satisfaction: set(({ satisfaction }) => String(satisfaction ?? '')),
};

/** Characters of one filter. */
const longest = 200;

/**
 * What each filtered column must hold. Of a few values: the value itself, empty for "none". Text: all of these words,
 * each anywhere in it. Dates: `2026-11-01..2026-11-30`, both days included, in the person's zone; either may be left out.
 */
export type Filters = Partial<Record<ColumnName, string>>;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

/** A range of days as it is written in addresses, one end or both; empty for "none". */
const isRange = (text: string): boolean => {
  const ends = text.split('..');
  return (
    text === '' || (ends.length === 2 && ends.some(Boolean) && ends.every((end) => end === '' || isDay(end)))
  );
};

/** Filters as an address has them; what is not known, or no day of the calendar, counts as absent. */
export const readFilters = (found: unknown): Filters => {
  if (typeof found !== 'object' || found === null) return {};
  const given = new Map<string, unknown>(Object.entries(found));
  return Object.fromEntries(
    columnNames.flatMap((name) => {
      const value = given.get(name);
      if (typeof value !== 'string' || (cells[name].kind === 'date' && !isRange(value))) return [];
      return [[name, value.slice(0, longest)]];
    }),
  );
};
