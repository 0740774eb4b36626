import { levelsOf } from '../levels/levels.table.ts';
import { companyOf, type Context, type Customer } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { downloadLink } from '../platform/object-links.ts';
import type { ImportRow, RowAct } from './import.model.ts';
import type { importsContract } from './imports.contract.ts';
import { found } from './imports.service.ts';
import type { StoredImport } from './imports.table.ts';
import type { Outcome, PlannedRow } from './plan.model.ts';
import { shownRow } from './template.model.ts';

/** The rows of an import, as planned, as they came out, or as they were undone. The API reads them by signed links: the S3 client would make it a fifth heavier. */

/** So many rows make an answer, and so many pieces are looked through for them. */
const enough = 100;
const mostPieces = 20;
const atOnce = 5;

export async function listImportRows(
  { actor, now }: Context<Customer>,
  importId: string,
  { act, from = 0 }: { act?: RowAct; from?: number },
): Promise<Output<(typeof importsContract)['listImportRows']>> {
  const record = await found(companyOf(actor), importId);
  const planned = !['uploading', 'reading', 'checking', 'refused'].includes(record.state);
  const last = planned ? Math.min(record.pieces, from + mostPieces) : 0;
  const rows: ImportRow[] = [];
  let piece = from;
  while (piece < last && rows.length < enough) {
    const pieces = Array.from({ length: Math.min(atOnce, last - piece) }, (_, i) => piece + i);
    const read = await Promise.all(pieces.map((one) => rowsOf(actor.companyId, record, one, now)));
    piece += pieces.length;
    rows.push(...read.flat().filter((row) => !act || row.act === act));
  }
  return { rows, next: planned && piece < record.pieces ? piece : undefined };
}

async function rowsOf(company: string, record: StoredImport, piece: number, now: Date): Promise<ImportRow[]> {
  const place = `pieces/${company}/${record.id}/${record.run}`;
  const [planned, done, undone] = await Promise.all([
    fetched<PlannedRow>(`${place}/plan-${piece}.json`, now),
    record.confirmedAt ? fetched<Outcome>(`${place}/done-${piece}.json`, now) : [],
    // While it is being undone, rows and counts both say what was imported.
    record.state === 'undone' ? fetched<Outcome>(`${place}/undone-${piece}.json`, now) : [],
  ]);
  // An undo speaks of those rows alone that did something.
  const outcome = new Map([...done, ...undone].map((one) => [one.line, one]));
  const levels = await levelsOf(planned.flatMap(levelsIn));
  return planned.map((row) => shownRow(row, outcome.get(row.line), (id) => levels.get(id)?.name ?? id));
}

const levelsIn = ({ before, after }: PlannedRow): string[] =>
  [before, after].flatMap((one) => one?.access.levels ?? []);

/** What is in a piece; nothing when it is not there yet, or not any more. */
async function fetched<T>(key: string, now: Date): Promise<T[]> {
  const link = downloadLink(key, { name: 'rows', type: 'application/json' }, now, 'IMPORTS_BUCKET');
  const answer = await fetch(link);
  if (answer.status === 404 || answer.status === 403) return [];
  if (!answer.ok) throw new Error(`The bucket of imports answered ${answer.status}.`);
  return (await answer.json()) as T[];
}
