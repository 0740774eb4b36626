import { changeContact, createContact } from '../contacts/contacts.service.ts';
import { readContact } from '../contacts/contacts.table.ts';
import { Stale } from '../platform/commit.ts';
import type { CompanyId, Context, Customer, System } from '../platform/context.ts';
import { AppError } from '../platform/problem.ts';
import type { Counts } from './import.model.ts';
import { actorBehind, type StoredImport } from './imports.table.ts';
import { pieceKey, readPiece, writePiece } from './pieces.ts';
import { changedColumns, sameAccess, type Outcome, type PlannedRow } from './plan.model.ts';

/**
 * Applies a piece of the plan, row by row, through the same use cases as the form: the rights of who confirmed are looked
 * at again in every transaction. A row that was applied already is not applied again, by its key and its contact's version.
 */
export async function applyRows(
  company: CompanyId,
  record: StoredImport,
  piece: number,
): Promise<Partial<Counts>> {
  const rows = await readPiece<PlannedRow>(pieceKey(company, record, 'plan', piece));
  const actor = actorBehind(company, record);
  const outcomes: Outcome[] = [];
  for (const row of rows) outcomes.push(await outcomeOf(row, () => apply(company, actor, record.id, row)));
  await writePiece(pieceKey(company, record, 'done', piece), outcomes);
  const count = (did: Outcome['did']) => outcomes.filter((one) => one.did === did).length;
  return { added: count('added'), changed: count('changed'), left: count('left'), refused: count('refused') };
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

export const contextFor = (
  actor: Customer | System,
  importId: string,
  deed: string,
  { line }: PlannedRow,
): Context<Customer | System> => ({
  actor,
  now: new Date(),
  requestId: importId,
  onceKey: `${deed}-${importId}-${line}`,
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
  const context = contextFor(actor, importId, 'import', row);
  if (act === 'change') {
    if (await stands(company, row)) return { did: 'changed' };
    await changeContact(context, company, contactId, { ...after, version });
    return { did: 'changed' };
  }
  try {
    await createContact(context, company, after, contactId);
  } catch (error) {
    // Its id is the row's own: who has it was added by this very row.
    if (!(error instanceof Stale) || !(await readContact(company, contactId))) throw error;
  }
  return { did: 'added' };
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
