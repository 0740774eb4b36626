import { changeContact, createContact, levelsToGive, newContact } from '../contacts/contacts.service.ts';
import { readContact } from '../contacts/contacts.table.ts';
import { commitTogether } from '../platform/commit.ts';
import type { CompanyId, Context, Customer, System } from '../platform/context.ts';
import { AppError } from '../platform/problem.ts';
import type { Counts } from './import.model.ts';
import { actorBehind, type StoredImport } from './imports.table.ts';
import { pieceKey, readPiece, writePiece } from './pieces.ts';
import { changedColumns, sameAccess, type Outcome, type PlannedRow } from './plan.model.ts';

/**
 * Applies a piece of the plan, row by row, through the same use cases as the form: the rights of who confirmed are looked
 * at again in every transaction. A row that was applied already is not applied again, by its contact's id and version.
 */
export async function applyRows(
  company: CompanyId,
  record: StoredImport,
  piece: number,
): Promise<Partial<Counts>> {
  const rows = await readPiece<PlannedRow>(pieceKey(company, record, 'plan', piece));
  const actor = actorBehind(company, record);
  const outcomes: Outcome[] = [];
  for (const group of groupsOf(rows)) {
    if (await addTogether(company, contextFor(actor, record.id), group))
      outcomes.push(...group.map(({ line }) => ({ line, did: 'added' as const })));
    else
      for (const row of group)
        outcomes.push(await outcomeOf(row, () => apply(company, actor, record.id, row)));
  }
  await writePiece(pieceKey(company, record, 'done', piece), outcomes);
  const count = (did: Outcome['did']) => outcomes.filter((one) => one.did === did).length;
  return { added: count('added'), changed: count('changed'), left: count('left'), refused: count('refused') };
}

/** Each added contact is at most four items of a transaction, which holds a hundred. */
const addedAtOnce = 20;

/** The rows in their order, in groups: contacts to add together, every other row by itself. */
function groupsOf(rows: PlannedRow[]): PlannedRow[][] {
  const groups: PlannedRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.act === 'add' && last?.[0]?.act === 'add' && last.length < addedAtOnce) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** Adds the contacts of a group in one transaction. False when that cannot be: row by row, each of them learns why. */
async function addTogether(
  company: CompanyId,
  context: Context<Customer | System>,
  group: PlannedRow[],
): Promise<boolean> {
  if (group.length < 2) return false;
  try {
    const levels = await levelsToGive(group.flatMap(({ after }) => after?.access.levels ?? []));
    const mutations = group.flatMap(({ after, contactId = '' }) =>
      after ? [newContact(context, company, after, contactId, levels)] : [],
    );
    return mutations.length === group.length && (await commitTogether(context, mutations));
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** The row's outcome, or why it was refused now. What may pass is tried again, later and later; then the whole piece comes again. */
export async function outcomeOf(
  { line }: PlannedRow,
  deed: () => Promise<Omit<Outcome, 'line'>>,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { line, ...(await deed()) };
    } catch (error) {
      if (error instanceof AppError && error.code !== 'unavailable')
        return { line, did: 'refused', reason: reasonFor(error) };
      if (attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100 * 2 ** attempt));
    }
  }
}

const reasonFor = (error: AppError): string =>
  error.code === 'signed-out'
    ? 'The access of the person who confirmed the import ended or changed meanwhile.'
    : error.message;

/** Without a key for repetitions: the contact's id and version say whether a row was applied already, for longer than a key would. */
export const contextFor = (actor: Customer | System, importId: string): Context<Customer | System> => ({
  actor,
  now: new Date(),
  requestId: importId,
});

async function apply(
  company: CompanyId,
  actor: Customer | System,
  importId: string,
  row: PlannedRow,
): Promise<Omit<Outcome, 'line'>> {
  const { act, reason, contactId = '', version = 0, after } = row;
  if (act === 'refuse') return { did: 'refused', reason };
  if (act === 'leave' || !after) return { did: 'left', reason };
  const context = contextFor(actor, importId);
  if (act === 'change') {
    const changed = () => stands(company, row);
    if (!(await changed()))
      await unlessDone(changed, () => changeContact(context, company, contactId, { ...after, version }));
    return { did: 'changed' };
  }
  // Its id is the row's own: who has it was added by this very row.
  const added = async () => Boolean(await readContact(company, contactId));
  await unlessDone(added, () => createContact(context, company, after, contactId));
  return { did: 'added' };
}

/** A piece may be worked on by several at once: what fails because another was quicker has not failed. */
export async function unlessDone(
  isDone: () => Promise<boolean>,
  deed: () => Promise<unknown>,
): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(await isDone())) throw error;
  }
}

/** Whether the contact is what this row makes of it, and nobody changed it since. */
export async function stands(
  company: CompanyId,
  { contactId = '', version = 0, after }: PlannedRow,
): Promise<boolean> {
  const contact = await readContact(company, contactId);
  return Boolean(
    contact &&
    after &&
    contact.version === version + 1 &&
    changedColumns(contact.fields, after.fields).length === 0 &&
    sameAccess(contact.access, after.access),
  );
}
