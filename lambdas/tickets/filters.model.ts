import { cells, columnNames, type ColumnName, type Filters } from './columns.model.ts';
import type { Ticket } from './ticket.model.ts';

/**
 * How a list is narrowed (D3, D5), the same in the browser, where a list is loaded whole, and in the service, where it
 * comes in pages. Pure; safe for the browser.
 */

/** Text as people compare it: without case and accents. */
export const plainly = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const two = (number: number): string => String(number).padStart(2, '0');
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** The calendar day of a time in a zone, by default that of this device; or the day itself. */
export const dayOf = (value: string, zone?: string): string => {
  if (value.length <= 10) return value;
  const at = new Date(value);
  return zone
    ? formatOf(zone).format(at)
    : `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

/** The two days of a range; empty where it is open. */
export const daysOf = (range: string): { from: string; to: string } => {
  const [from = '', to = ''] = range.split('..');
  return { from, to };
};

/** Whether a range ends before it begins: nothing is in it. */
export const endsFirst = (range: string): boolean => {
  const { from, to } = daysOf(range);
  return from !== '' && to !== '' && to < from;
};

type Test = (ticket: Ticket) => boolean;

/** Whether a ticket passes one filter. */
const test = (name: ColumnName, wanted: string, zone?: string): Test => {
  const { kind, value } = cells[name];
  if (kind === 'set') return (ticket) => value(ticket) === wanted;
  if (kind === 'text') {
    const words = plainly(wanted).split(/\s+/).filter(Boolean);
    return (ticket) => {
      const text = plainly(value(ticket));
      return words.every((word) => text.includes(word));
    };
  }
  const { from, to } = daysOf(wanted);
  return (ticket) => {
    const day = dayOf(value(ticket), zone);
    return (day !== '' || wanted === '') && (from === '' || day >= from) && (to === '' || day <= to);
  };
};

const testsOf = (filters: Filters, zone?: string): { name: ColumnName; passes: Test }[] =>
  columnNames.flatMap((name) =>
    filters[name] === undefined ? [] : [{ name, passes: test(name, filters[name], zone) }],
  );

/** For drop-downs: each ticket with the one filter that it does not pass, if any; those that fail two are left out. */
export const nearlyPassing = (
  tickets: readonly Ticket[],
  filters: Filters,
): { ticket: Ticket; but: ColumnName | undefined }[] => {
  const tests = testsOf(filters);
  return tickets.flatMap((ticket) => {
    const [but, second] = tests.filter(({ passes }) => !passes(ticket));
    return second ? [] : [{ ticket, but: but?.name }];
  });
};

/** The tickets that pass all filters, in their order. */
export const filterTickets = (
  tickets: readonly Ticket[],
  filters: Filters,
  zone?: string,
): readonly Ticket[] => {
  const tests = testsOf(filters, zone);
  return tests.length === 0
    ? tickets
    : tickets.filter((ticket) => tests.every(({ passes }) => passes(ticket)));
};

/** Folding a text takes longer than looking for a word in it, and each letter that is typed looks in all of them again. */
const folded = new WeakMap<Ticket, string>();
const lookedIn = (ticket: Ticket): string => {
  const known = folded.get(ticket);
  if (known !== undefined) return known;
  const { number, title, contactName, customerReference } = ticket;
  const text = plainly(`${number} ${title} ${contactName} ${customerReference}`);
  folded.set(ticket, text);
  return text;
};

/** The tickets that hold all of these words in number, title, contact or reference, in any order and case. */
export const narrow = (tickets: readonly Ticket[], words = ''): readonly Ticket[] => {
  const wanted = plainly(words).split(/\s+/).filter(Boolean);
  return wanted.length === 0
    ? tickets
    : tickets.filter((ticket) => wanted.every((word) => lookedIn(ticket).includes(word)));
};
