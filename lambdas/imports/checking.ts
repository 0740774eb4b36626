import { createHash } from 'node:crypto';
import { levelsFor } from '../contacts/contacts.service.ts';
import { contactsById, ownersOf } from '../contacts/contacts.table.ts';
import type { CompanyId } from '../platform/context.ts';
import { email as Email } from '../platform/words.ts';
import type { RawRow } from './header.model.ts';
import type { Counts, ImportAct } from './import.model.ts';
import { actorBehind, type StoredImport } from './imports.table.ts';
import { pieceKey, readPiece, writePiece } from './pieces.ts';
import { planRow, type PlannedRow, type Rules } from './plan.model.ts';

/** Makes the plan for a piece of the rows; changes nothing. Made again, it is written over. */
export async function checkRows(
  company: CompanyId,
  record: StoredImport,
  piece: number,
): Promise<Partial<Counts>> {
  const rows = await readPiece<RawRow>(pieceKey(company, record, 'read', piece));
  const planned = await planRows(company, record, rows);
  await writePiece(pieceKey(company, record, 'plan', piece), planned);
  const count = (act: ImportAct) => planned.filter((row) => row.act === act).length;
  return { adds: count('add'), changes: count('change'), leaves: count('leave'), refusals: count('refuse') };
}

async function planRows(company: CompanyId, record: StoredImport, rows: RawRow[]): Promise<PlannedRow[]> {
  const actor = actorBehind(company, record);
  const rules: Rules = {
    existing: record.existing,
    siteId: record.site.id,
    levels: await levelsFor(actor),
    actorId: actor.id,
  };
  const addresses = rows.map(({ cells }) => Email.safeParse(cells.email ?? '').data);
  const sound = addresses.filter((address) => address !== undefined);
  const [own, door] = await Promise.all([ownersOf(company, sound), ownersOf('portal', sound)]);
  const ids = new Map(sound.map((address, at) => [address, { own: own[at], door: door[at] }]));
  const contacts = new Map(
    (
      await contactsById(
        company,
        own.filter((id) => id !== undefined),
      )
    ).map((one) => [one.id, one]),
  );
  return rows.map((row, at) => {
    const { own: contactId, door: owner } = ids.get(addresses[at] ?? '') ?? {};
    const contact = contacts.get(contactId ?? '');
    const taken = owner !== undefined && owner !== contactId;
    return planRow(row, { contact, taken, newId: idFor(record.id, row.line) }, rules);
  });
}

/** The id of the contact that a row adds: always the same, so that it is added once. */
const idFor = (importId: string, line: number): string =>
  importId.slice(0, 9) + createHash('sha256').update(`${importId}\n${line}`).digest('hex').slice(0, 16);
