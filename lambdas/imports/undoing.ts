import { changeContact } from '../contacts/contacts.service.ts';
import { readContact } from '../contacts/contacts.table.ts';
import { giverOf } from '../contacts/giving.ts';
import { isAbove } from '../contacts/giving.model.ts';
import { hasTickets, removeContact } from '../contacts/removal.service.ts';
import { levelsOf } from '../levels/levels.table.ts';
import type { CompanyId, Context, Customer, System } from '../platform/context.ts';
import { AppError } from '../platform/problem.ts';
import { contextFor, outcomeOf, stands, unlessDone } from './applying.ts';
import type { Counts } from './import.model.ts';
import { actorBehind, type StoredImport } from './imports.table.ts';
import { pieceKey, readPiece, writePiece } from './pieces.ts';
import type { Outcome, PlannedRow } from './plan.model.ts';

/** Undoes a piece: contacts that were added go, contacts that were changed are as before; what was changed since stays. */
export async function undoRows(
  company: CompanyId,
  record: StoredImport,
  piece: number,
): Promise<Partial<Counts>> {
  const rows = await readPiece<PlannedRow>(pieceKey(company, record, 'plan', piece));
  const applied = await readPiece<Outcome>(pieceKey(company, record, 'done', piece));
  const did = new Map(applied.map((one) => [one.line, one.did]));
  const actor = actorBehind(company, record);
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const done = did.get(row.line);
    if (done !== 'added' && done !== 'changed') continue;
    const context = contextFor(actor, record.id);
    const outcome = await outcomeOf(row, () =>
      done === 'added' ? takeBack(company, context, row) : setBack(company, context, row),
    );
    outcomes.push(outcome.did === 'refused' ? { ...outcome, did: 'kept' } : outcome);
  }
  await writePiece(pieceKey(company, record, 'undone', piece), outcomes);
  const count = (name: Outcome['did']) => outcomes.filter((one) => one.did === name).length;
  return { removed: count('removed'), restored: count('restored'), kept: count('kept') };
}

type Undone = Promise<Omit<Outcome, 'line'>>;
const changedSince = 'This contact was changed since.';

async function takeBack(
  company: CompanyId,
  context: Context<Customer | System>,
  { contactId = '' }: PlannedRow,
): Undone {
  const contact = await readContact(company, contactId);
  if (!contact) return { did: 'removed' };
  if (contact.version !== 1) return { did: 'kept', reason: changedSince };
  if (contactId === context.actor.id) return { did: 'kept', reason: 'You cannot remove yourself.' };
  if (isAbove(giverOf(context.actor), contact.access, await levelsOf(contact.access.levels)))
    return { did: 'kept', reason: 'This person has rights that you do not have.' };
  if (await hasTickets(company, contactId))
    return { did: 'kept', reason: 'This contact has tickets by now.' };
  const gone = async () => !(await readContact(company, contactId));
  await unlessDone(gone, () => removeContact(context, company, contact));
  return { did: 'removed' };
}

async function setBack(company: CompanyId, context: Context<Customer | System>, row: PlannedRow): Undone {
  const { contactId = '', version = 0, before } = row;
  if (!before) return { did: 'kept' };
  // Two versions on, and as it was before: this row was undone already.
  const restored = () => stands(company, { ...row, version: version + 1, after: before });
  if (!(await stands(company, row)))
    return (await restored()) ? { did: 'restored' } : { did: 'kept', reason: changedSince };
  const asAsked = { ...before, version: version + 1, takesBack: true };
  try {
    await unlessDone(restored, () => changeContact(context, company, contactId, asAsked));
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return { did: 'kept', reason: changedSince };
    throw error;
  }
  return { did: 'restored' };
}
