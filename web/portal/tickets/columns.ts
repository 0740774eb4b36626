import { type Cell, cells, type ColumnName, columnNames } from '../../../lambdas/tickets/columns.model.ts';
import { requestTypes, statuses, statusMeaning } from '../../shared/ticket/ticket.plain.ts';
import {
  impactNames,
  priorityNames,
  requestTypeWords,
  satisfactionNames,
  urgencyNames,
} from '../../shared/ticket/words.ts';

/** What the columns of lists are called, and how their values are (D2, D3); what a ticket holds in them is the model's. */
export { type ColumnName, columnNames };

export type Column = Cell & {
  title: string;
  /** What such a value is called on screen; itself when absent. */
  words?: (value: string) => string;
  /** The values in their own order; alphabetical when absent. */
  order?: readonly string[];
};
type Words = Omit<Column, keyof Cell>;

const named = (title: string, names: Record<string, string>): Words => ({
  title,
  words: (one) => names[one] ?? one,
  order: Object.keys(names),
});
const statusNames = Object.fromEntries(statuses.map((status) => [status, statusMeaning[status].label]));
const typeNames = Object.fromEntries(requestTypes.map((type) => [type, requestTypeWords[type].name]));
const satisfactions = Object.fromEntries(satisfactionNames.map((name, at) => [String(at + 1), name]));

const words: Record<ColumnName, Words> = {
  number: { title: 'Number' },
  title: { title: 'Title' },
  status: named('Status', statusNames),
  priority: named('Priority', priorityNames),
  type: named('Request type', typeNames),
  service: { title: 'Service' },
  subcategory: { title: 'Sub-category' },
  site: { title: 'Site' },
  contact: { title: 'Contact' },
  reference: { title: 'Your reference' },
  poNumber: { title: 'Purchase order' },
  item: { title: 'Item' },
  itemProduct: { title: 'Item product' },
  technician: { title: 'Technician' },
  team: { title: 'Team' },
  created: { title: 'Created' },
  updated: { title: 'Updated' },
  updatedBy: { title: 'Updated by' },
  due: { title: 'Due' },
  respondBy: { title: 'Respond by' },
  resolveBy: { title: 'Resolve by' },
  requiredBy: { title: 'Required by' },
  resolved: { title: 'Resolved' },
  closed: { title: 'Closed' },
  urgency: named('Urgency', urgencyNames),
  impact: named('Impact', impactNames),
  emergency: named('Emergency', { yes: 'Yes', no: 'No' }),
  satisfaction: named('Satisfaction', satisfactions),
};

export const columns = Object.fromEntries(
  columnNames.map((name) => [name, { ...words[name], ...cells[name] }]),
) as Record<ColumnName, Column>;

/** What a column shows of a value, in words; dates as they are. */
export const wordsOf = (name: ColumnName, value: string): string => columns[name].words?.(value) ?? value;
