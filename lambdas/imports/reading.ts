import { createHash } from 'node:crypto';
import { findSites } from '../companies/companies.table.ts';
import { companyForStaff, system, type CompanyId } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { log } from '../platform/log.ts';
import { commitAlone } from '../platform/once.ts';
import { OpenQuote, recordsOf } from './csv-records.ts';
import { encodingOf, NotText, textOf, type Bytes } from './decoding.ts';
import { columnsIn, headerOf, rowOf, tooManyRows, type Header, type RawRow } from './header.model.ts';
import { maxImportRows, maxImportSize } from './import.model.ts';
import * as table from './imports.table.ts';
import { discardUpload, isGone, openUpload, pieceKey, pieceSize, writePiece } from './pieces.ts';
import { beginPhase } from './work.ts';

/** A file has arrived, from a browser or from operations: it is read into pieces, then deleted. Safe to repeat. */
export type ArrivedFile = { key: string; size: number; sequencer: string; at: Date };

/** The file cannot be taken as a whole, with the reason for people. */
class Refused extends Error {}

export async function readFile(file: ArrivedFile): Promise<void> {
  const [place = '', companyId = '', ...rest] = file.key.split('/');
  const company = companyForStaff(system, companyId);
  const run = file.sequencer.toLowerCase();
  const id = place === 'uploads' ? rest.join('/') : await openDropped(company, file, run, rest.join('/'));
  const begun = await commitAlone(
    table.turnImport(company, id, ['uploading'], { state: 'reading', run }, { unset: ['expires'] }),
  );
  const record = await table.readImport(company, id);
  // A form may be posted twice: what comes later is not looked at, and not kept.
  if (!record || (!begun && record.run !== run)) return void (await discardUpload(file.key));
  if (record.state === 'reading') await readInto(company, record, file);
  await beginPhase({ companyId, importId: id, phase: 'check' });
  await discardUpload(file.key);
}

async function readInto(company: CompanyId, record: table.StoredImport, { key, size }: ArrivedFile) {
  try {
    if (size > maxImportSize) throw new Refused('This file is larger than 50 MB. Please split it.');
    const { rows, pieces, ignored } = await readRows(company, record, () => openUpload(key));
    const state = rows > 0 ? 'checking' : 'refused';
    const reason = rows > 0 ? undefined : 'This file holds no row below its first line.';
    const set = { state, reason, rows, pieces, ignored, finished: 0 } as const;
    await commitAlone(table.turnImport(company, record.id, ['reading'], set));
  } catch (error) {
    const reason =
      error instanceof Refused || error instanceof NotText
        ? error.message
        : error instanceof OpenQuote
          ? `${error.message} Please close it, or remove it.`
          : undefined;
    if (!reason) {
      if (isGone(error)) return log.warn('The file of an import is gone', { importId: record.id });
      throw error;
    }
    await commitAlone(table.turnImport(company, record.id, ['reading'], { state: 'refused', reason }));
  }
}

async function readRows(company: CompanyId, record: table.StoredImport, open: () => Promise<Bytes>) {
  const encoding = await encodingOf(await open());
  const texts = textOf(await open(), encoding);
  const { separator, text } = await looked(texts);
  let header: Header | undefined;
  let piece: RawRow[] = [];
  const known = new Map<string, number>();
  let [rows, pieces] = [0, 0];
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    await writing;
    writing = writePiece(pieceKey(company, record, 'read', pieces++), piece);
    piece = [];
  };
  for await (const { line, cells, lengths } of recordsOf(text, separator)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (!header) {
      header = headerOf(cells);
      if (header.refusal) throw new Refused(header.refusal);
      continue;
    }
    if (++rows > maxImportRows) throw new Refused(tooManyRows);
    piece.push(unlessTwice(rowOf(header, line, cells, lengths), known));
    if (piece.length === pieceSize) await flush();
  }
  if (!header) throw new Refused('This file is empty.');
  if (piece.length > 0) await flush();
  await writing;
  return { rows, pieces, ignored: header.ignored };
}

/** The first row with an e-mail address counts; upper and lower case are the same. */
function unlessTwice(row: RawRow, known: Map<string, number>): RawRow {
  const email = (row.cells.email ?? '').trim().toLowerCase();
  if (row.fault || email === '' || email.length > 254) return row;
  const before = known.get(email);
  if (before !== undefined) return { ...row, fault: `Line ${before} has the same e-mail address.` };
  // A copy: what is cut out of a text keeps the whole text in memory.
  known.set(Buffer.from(email).toString(), row.line);
  return row;
}

/** So much of the text is looked at for the separator: the first line is shorter. */
const lookedAt = 16_384;

/** The separator that makes the most of our columns out of the first line; a line `sep=;` before it says so itself. */
async function looked(texts: AsyncGenerator<string>) {
  let start = '';
  while (start.length < lookedAt) {
    const next = await texts.next();
    if (next.done) break;
    start += next.value;
  }
  const [stated, said] = /^sep=([,;\t])\r?\n/i.exec(start) ?? [];
  const columnsBy = (separator: string) => columnsIn(firstOf(start, separator));
  const separator = said ?? [',', ';', '\t'].toSorted((a, b) => columnsBy(b) - columnsBy(a))[0] ?? ',';
  async function* all() {
    yield stated ? ' '.repeat(stated.length - 1) + '\n' + start.slice(stated.length) : start;
    yield* texts;
  }
  return { separator, text: all() };
}

function firstOf(text: string, separator: string): string[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.replaceAll(/[,;\t\s]/g, '') !== '');
  return (lines.find((line) => !/^sep=/i.test(line)) ?? '')
    .split(separator)
    .map((cell) => cell.replaceAll('"', ''));
}

/**
 * An import for a file that operations or an integration dropped at `imports/<company>/`: into the main site, updating
 * those who exist. It waits for an administrator of the company, who sees it among the imports.
 */
async function openDropped(
  company: CompanyId,
  file: ArrivedFile,
  run: string,
  name: string,
): Promise<string> {
  const [site] = await findSites(company);
  if (!site) throw new Error(`There is no company for the dropped file ${file.key}.`);
  // Made of the arrival itself: told of twice, it is the same import.
  const hash = createHash('sha256').update(`${file.key}\n${run}`).digest('hex');
  const id = newId(file.at).slice(0, 9) + hash.slice(0, 11);
  await commitAlone(
    table.addImport(company, {
      id,
      fileName: name.slice(-200),
      site: { id: site.id, name: site.name },
      existing: 'update',
      state: 'reading',
      run,
      behind: { kind: 'system' },
      startedBy: 'Dropped file',
      startedAt: file.at.toISOString(),
      ...table.nothingYet,
    }),
  );
  return id;
}
