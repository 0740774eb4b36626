import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { requestTypes, statuses, statusMeaning } from '../../shared/ticket/ticket.plain.ts';
import {
  impactNames,
  priorityNames,
  requestTypeWords,
  satisfactionNames,
  urgencyNames,
} from '../../shared/ticket/words.ts';

/** The columns that lists of tickets can show (D2), what each holds, and how it is filtered (D3). */

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
  'technician',
  'team',
  'created',
  'updated',
  'updatedBy',
  'due',
  'requiredBy',
  'resolved',
  'closed',
  'urgency',
  'impact',
  'emergency',
  'satisfaction',
] as const;
export type ColumnName = (typeof columnNames)[number];

export type Column = {
  title: string;
  /** Of a few values: chosen from a drop-down. Text: by a part of it. A date or time: from one day to another. */
  kind: 'set' | 'text' | 'date';
  /** What a ticket holds, as the address and the order know it; empty when there is nothing. */
  value: (ticket: Ticket) => string;
  /** What such a value is called on screen; itself when absent. */
  words?: (value: string) => string;
  /** The values in their own order; alphabetical when absent. */
  order?: readonly string[];
};

const named = (title: string, names: Record<string, string>, value: Column['value']): Column => ({
  title,
  kind: 'set',
  value,
  words: (one) => names[one] ?? one,
  order: Object.keys(names),
});
const statusNames = Object.fromEntries(statuses.map((status) => [status, statusMeaning[status].label]));
const typeNames = Object.fromEntries(requestTypes.map((type) => [type, requestTypeWords[type].name]));
const satisfactions = Object.fromEntries(satisfactionNames.map((name, at) => [String(at + 1), name]));
const text = (title: string, value: Column['value']): Column => ({ title, kind: 'text', value });
const set = (title: string, value: Column['value']): Column => ({ title, kind: 'set', value });
const date = (title: string, value: Column['value']): Column => ({ title, kind: 'date', value });

export const columns: Record<ColumnName, Column> = {
  number: text('Number', ({ number }) => number),
  title: text('Title', ({ title }) => title),
  status: named('Status', statusNames, ({ status }) => status),
  priority: named('Priority', priorityNames, ({ priority }) => String(priority)),
  type: named('Request type', typeNames, ({ type }) => type),
  service: set('Service', ({ serviceName }) => serviceName ?? ''),
  subcategory: set('Sub-category', ({ subcategory }) => subcategory ?? ''),
  site: set('Site', ({ siteName }) => siteName),
  contact: text('Contact', ({ contactName }) => contactName),
  reference: text('Your reference', ({ customerReference }) => customerReference),
  poNumber: text('Purchase order', ({ poNumber }) => poNumber ?? ''),
  item: text('Item', ({ itemName }) => itemName ?? ''),
  technician: set('Technician', ({ technicianName }) => technicianName ?? ''),
  team: set('Team', ({ teamName }) => teamName),
  created: date('Created', ({ createdAt }) => createdAt),
  updated: date('Updated', ({ updatedAt }) => updatedAt),
  updatedBy: set('Updated by', ({ updatedBy }) => updatedBy),
  due: date('Due', ({ dueBy }) => dueBy ?? ''),
  requiredBy: date('Required by', ({ requiredBy }) => requiredBy ?? ''),
  resolved: date('Resolved', ({ resolvedAt }) => resolvedAt ?? ''),
  closed: date('Closed', ({ closedAt }) => closedAt ?? ''),
  urgency: named('Urgency', urgencyNames, ({ urgency }) => urgency ?? ''),
  impact: named('Impact', impactNames, ({ impact }) => impact ?? ''),
  emergency: named('Emergency', { yes: 'Yes', no: 'No' }, ({ emergency }) => (emergency ? 'yes' : 'no')),
  satisfaction: named('Satisfaction', satisfactions, ({ satisfaction }) => String(satisfaction ?? '')),
};

/** What a column shows of a value, in words; dates as they are. */
export const wordsOf = (name: ColumnName, value: string): string => columns[name].words?.(value) ?? value;
