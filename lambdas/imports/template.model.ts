import { fullName, type Contact } from '../contacts/contact.model.ts';
import { columnNames, type ImportColumn, type ImportRow } from './import.model.ts';
import { changesOf, welcomes, type Outcome, type PlannedRow } from './plan.model.ts';

/** How a contact stands in the template, and how rows are shown. */
type Known = Pick<Contact, 'fields'> & { access: Pick<Contact['access'], 'active' | 'levels'> };

/** A contact as a row of the template, in the order of its columns; several security levels with semicolons between. */
export function templateRow({ fields, access }: Known, levelNames: ReadonlyMap<string, string>): string[] {
  const own: Partial<Record<ImportColumn, string>> = {
    userName: access.active ? fields.email : '',
    password: '',
    level: access.active ? access.levels.map((id) => levelNames.get(id) ?? id).join('; ') : '',
  };
  return columnNames.map((name) => own[name] ?? String(fields[name as keyof typeof fields] ?? ''));
}

const acts = {
  added: 'add',
  changed: 'change',
  left: 'leave',
  refused: 'refuse',
  removed: 'remove',
  restored: 'restore',
  kept: 'keep',
} as const satisfies Record<Outcome['did'], ImportRow['act']>;

/** A planned row with what became of it in the end, for people. */
export function shownRow(
  row: PlannedRow,
  outcome: Outcome | undefined,
  levelName: (id: string) => string,
): ImportRow {
  const { line, cells, after, before, more } = row;
  const act = outcome ? acts[outcome.did] : row.act;
  const undone = act === 'remove' || act === 'restore' || act === 'keep';
  const reason = outcome?.reason ?? (undone ? undefined : row.reason);
  const fields = after?.fields ?? before?.fields;
  return {
    line,
    act,
    name: fields ? fullName(fields) : `${cells.firstName ?? ''} ${cells.lastName ?? ''}`.trim(),
    email: fields?.email ?? (cells.email ?? '').trim(),
    ...(reason && { reason }),
    ...((act === 'add' || act === 'change') && changesOf(row, levelName)),
    ...((act === 'add' || act === 'change') && welcomes(row) && { welcomes: true }),
    ...(act === 'refuse' && { cells, ...(more && { more }) }),
  };
}
