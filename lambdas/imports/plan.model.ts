import * as z from 'zod';
import { ContactFields, KeptForm, WrittenFields } from '../contacts/contact.model.ts';
import { id, version } from '../platform/words.ts';
import {
  Cells,
  ImportAct,
  importColumns,
  type Existing,
  type ImportColumn,
  type ImportRow,
} from './import.model.ts';
import type { RawRow } from './header.model.ts';

/** What a row of the file means for the contact with its e-mail address. The rules of the Client Portal columns W, X and Y live here. */
type Save = z.infer<typeof KeptForm>;

/** A row of the plan, as it is kept until it is applied, and for the undo. */
export const PlannedRow = z.object({
  line: z.int(),
  act: ImportAct,
  cells: Cells,
  reason: z.string().optional(),
  /** What stood beyond the last column of a refused row. */
  more: z.array(z.string()).optional(),
  contactId: id.optional(),
  /** The contact as it was when the plan was made: changed meanwhile, it is left alone. */
  version: version.optional(),
  before: KeptForm.optional(),
  after: KeptForm.optional(),
});
export type PlannedRow = z.infer<typeof PlannedRow>;

export type Known = { id: string; version: number; fields: Save['fields']; access: Save['access'] };
/** `beyond`: it holds rights that the person who imports does not have. */
export type Level = { id: string; name: string; mayGive: boolean; beyond: boolean };
export type Rules = {
  existing: Existing;
  /** Where new contacts belong. Contacts that exist keep their site. */
  siteId: string;
  levels: readonly Level[];
  /** Who imports: nobody changes the own access this way. */
  actorId: string;
};
/** What the table knows of a row's e-mail address: the contact, and whether somebody else signs in with it. */
export type Found = { contact?: Known; taken: boolean; newId: string };

const fieldOf: Record<string, ImportColumn> = Object.fromEntries(
  (Object.keys(importColumns) as ImportColumn[]).map((name) => [name, name]),
);
const refused = ({ line, cells, more }: RawRow, reason: string): PlannedRow => ({
  line,
  act: 'refuse',
  cells,
  reason,
  ...(more && { more }),
});

const staysOpen =
  'An import does not end access to the portal: untick “Activate Client Portal” in the contact’s form for that.';

/** Whether somebody who has access finds the columns of it emptied, as if to end it. */
const asksToEnd = ({ userName, level }: Cells, contact: Known | undefined): boolean =>
  contact?.access.active === true &&
  [userName, level].some((cell) => cell !== undefined && cell.trim() === '');

export function planRow(row: RawRow, { contact, taken, newId }: Found, rules: Rules): PlannedRow {
  const { line, cells } = row;
  if (row.fault) return refused(row, row.fault);
  if (contact && rules.existing === 'leave')
    return { line, act: 'leave', cells, reason: 'This contact exists already.' };
  const fields = fieldsFrom(cells, contact, rules.siteId);
  if (typeof fields === 'string') return refused(row, fields);
  const access = accessFrom(cells, fields.email, contact, rules.levels);
  const note = asksToEnd(cells, contact) ? staysOpen : undefined;
  if (typeof access === 'string') return refused(row, note ? `${access} ${note}` : access);
  const turned = !contact || !sameAccess(contact.access, access);
  if (contact && turned) {
    const refusal = mayTurn(contact, rules);
    if (refusal) return refused(row, refusal);
  }
  if (access.active && !contact?.access.active && taken)
    return refused(row, 'This e-mail address cannot be used to sign in here. Please ask us.');
  const after = { fields, access };
  if (!contact) return { line, act: 'add', cells, contactId: newId, after };
  if (!turned && changedColumns(contact.fields, fields).length === 0)
    return { line, act: 'leave', cells, reason: note ? `Nothing to change. ${note}` : 'Nothing to change.' };
  const before = { fields: contact.fields, access: contact.access };
  const { id: contactId, version: seen } = contact;
  const change: PlannedRow = { line, act: 'change', cells, contactId, version: seen, before, after };
  return note ? { ...change, reason: note } : change;
}

/** The contact's form with the cells written over it; an empty cell empties the field, a missing column leaves it. */
function fieldsFrom(cells: Cells, contact: Known | undefined, siteId: string): Save['fields'] | string {
  const { userName: _, password: __, level: ___, ...own } = cells;
  const parsed = ContactFields.safeParse({ ...(contact?.fields ?? { siteId }), ...own });
  // What the row says follows the rule of the form; what it leaves alone may be from before that rule.
  const kept: Record<string, string | undefined> = contact?.fields ?? {};
  const said = Object.entries(own).filter(([name, cell]) => cell.trim() !== kept[name]);
  const written = WrittenFields.partial().safeParse(Object.fromEntries(said));
  if (parsed.success && written.success) return parsed.data;
  const issues = [...(parsed.error?.issues ?? []), ...(written.error?.issues ?? [])];
  const words = issues.map(({ path, message }) => {
    const column = fieldOf[String(path[0])];
    return column ? `${importColumns[column]}: ${message}` : message;
  });
  return [...new Set(words)].join(' ');
}

/** Columns W and Y. Empty, they leave the access as it is: an import never ends one. */
function accessFrom(
  cells: Cells,
  email: string,
  contact: Known | undefined,
  levels: readonly Level[],
): Save['access'] | string {
  const before = contact?.access ?? { active: false, levels: [], sites: [] };
  const userName = (cells.userName ?? '').normalize('NFC').trim().toLowerCase();
  const wanted = (cells.level ?? '').normalize('NFC').trim();
  if (userName === '')
    return wanted === ''
      ? before
      : `“${importColumns.userName}” must hold the e-mail address when there is a security level.`;
  if (userName !== email)
    return `“${importColumns.userName}” must be the contact’s e-mail address, or empty.`;
  if (wanted === '') return before.active ? before : `Please enter a security level. ${allowed(levels)}`;
  const names = levels.some(({ name }) => name === wanted)
    ? [wanted]
    : wanted.split(';').map((name) => name.trim());
  const found = names.map((name) => levels.find((level) => level.name === name));
  if (found.some((level) => !level)) return `We know no security level of this name. ${allowed(levels)}`;
  const given = found.filter((level) => level !== undefined);
  const ids = [...new Set(given.map((level) => level.id))];
  if (before.active && sameSet(before.levels, ids)) return before;
  const kept = (one: string) => before.active && before.levels.includes(one);
  if (given.some(({ id: one, mayGive }) => !mayGive && !kept(one)))
    return `You cannot give this security level. ${allowed(levels)}`;
  return { ...before, active: true, levels: ids };
}

const allowed = (levels: readonly Level[]): string =>
  `You can give: ${levels.flatMap(({ name, mayGive }) => (mayGive ? [name] : [])).join(', ')}.`;

function mayTurn(contact: Known, { levels, actorId }: Rules): string | undefined {
  if (contact.id === actorId) return 'You cannot change your own access by an import.';
  const beyond = levels.some((level) => level.beyond && contact.access.levels.includes(level.id));
  return contact.access.active && beyond
    ? 'This person has rights that you do not have. Please ask us to change them.'
    : undefined;
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  [...new Set(a)].toSorted().join('\n') === [...new Set(b)].toSorted().join('\n');

export const sameAccess = (a: Save['access'], b: Save['access']): boolean =>
  a.active === b.active && sameSet(a.levels, b.levels) && sameSet(a.sites, b.sites);

/** The fields in which two forms differ. */
export const changedColumns = (a: Save['fields'], b: Save['fields']): (keyof Save['fields'])[] =>
  (Object.keys(ContactFields.shape) as (keyof Save['fields'])[]).filter((name) => a[name] !== b[name]);

/** What a row changes, for people: the names of the fields that get another value, of those that lose theirs, and the levels. */
export function changesOf(
  { before, after }: PlannedRow,
  nameOf: (level: string) => string,
): Pick<ImportRow, 'changes' | 'emptied' | 'levels'> {
  if (!after) return {};
  const held = ({ active, levels }: Save['access']) => (active ? levels.map(nameOf) : []);
  const was = before?.access ?? { active: false, levels: [], sites: [] };
  const levels = !sameAccess(was, after.access) && {
    levels: { before: held(was), after: held(after.access) },
  };
  if (!before) return { ...levels };
  const changed = changedColumns(before.fields, after.fields);
  const named = (gone: boolean) =>
    changed
      .filter((name) => ((after.fields[name] ?? '') === '') === gone)
      .map((name) => (name in importColumns ? importColumns[name as ImportColumn] : name));
  const [changes, emptied] = [named(false), named(true)];
  return {
    ...(changes.length > 0 && { changes }),
    ...(emptied.length > 0 && { emptied }),
    ...levels,
  };
}

/** Whether applying the row opens somebody's access, and so sends a welcome mail. */
export const welcomes = ({ before, after }: PlannedRow): boolean =>
  Boolean(after?.access.active && !before?.access.active);

/** What became of a row: when it was applied, or undone. */
export const Outcome = z.object({
  line: z.int(),
  did: z.enum(['added', 'changed', 'left', 'refused', 'removed', 'restored', 'kept']),
  reason: z.string().optional(),
});
export type Outcome = z.infer<typeof Outcome>;
