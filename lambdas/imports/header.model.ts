import {
  columnNames,
  importColumns,
  maxImportRows,
  requiredColumns,
  type Cells,
  type ImportColumn,
} from './import.model.ts';

/** The first line of a file: which column is where. Names count in any order and case, with and without the mark. */
export type Header = { places: (ImportColumn | undefined)[]; ignored: string[]; refusal?: string };

/** Letters and digits alone: `First Name [required]` is `firstname`. */
const folded = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('[required]', '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const known = new Map<string, ImportColumn>([
  ...columnNames.map((name) => [folded(importColumns[name]), name] as const),
  ['zippostcode', 'postCode'],
  ['statecounty', 'county'],
]);

export function headerOf(cells: readonly string[]): Header {
  const places = cells.map((cell) => known.get(folded(cell)));
  const ignored = cells
    .filter((cell, at) => !places[at] && cell.trim() !== '')
    .map((cell) => cell.trim().slice(0, 60))
    .slice(0, 20);
  const missing = requiredColumns.filter((name) => !places.includes(name));
  const twice = columnNames.filter((name) => places.filter((place) => place === name).length > 1);
  const named = (names: ImportColumn[]) => names.map((name) => `“${importColumns[name]}”`).join(', ');
  if (missing.length > 0)
    return {
      places,
      ignored,
      refusal: `The first line lacks ${named(missing)}. Please start from the template, and keep its first line.`,
    };
  if (twice.length > 0)
    return {
      places,
      ignored,
      refusal: `The first line names ${named(twice)} twice. Please keep one of them.`,
    };
  return { places, ignored };
}

/** How many of our columns a line names. */
export const columnsIn = (cells: readonly string[]): number =>
  cells.filter((cell) => known.has(folded(cell))).length;

/** An apostrophe that only keeps a spreadsheet from running the cell is not part of what the cell says. */
const said = (cell: string): string => (/^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

/** A row as it was read: never with the password that somebody wrote into it. */
export type RawRow = { line: number; cells: Cells; fault?: string; more?: string[] };

/** Longer cells hold no field of ours; so much of them is kept to show which one it was. */
const longest = 2_000;
const shown = 200;
/** So many cells beyond the last column are kept, for the file to mend. */
const mostBeyond = 50;

const repeats = (record: readonly string[]): boolean =>
  columnsIn(record) >= Math.max(3, record.filter((cell) => cell.trim() !== '').length / 2);

/**
 * One record of the file as a row, with what is wrong with its form. Cells that are missing at the end are left alone:
 * spreadsheets leave empty ones away. More than the first line has are refused even when they are empty: a comma that
 * nobody quoted has pushed cells along, and into wrong columns, as far as the row's empty end took them up.
 */
export function rowOf(
  { places }: Header,
  line: number,
  record: readonly string[],
  lengths: number[],
): RawRow {
  const again = repeats(record);
  if (!again && record.length > places.length) return tooLong(places, line, record, lengths);
  const cells: Cells = {};
  const faults: string[] = [];
  places.forEach((name, at) => {
    const cell = record[at];
    if (!name || cell === undefined) return;
    const long = (lengths[at] ?? 0) > longest;
    if (name === 'password') {
      if (cell.trim() !== '')
        faults.push(
          `“${importColumns.password}” must be empty: everybody gets a one-time password by mail. It was not kept.`,
        );
      return;
    }
    if (long) faults.push(`“${importColumns[name]}” is far too long.`);
    cells[name] = long ? `${cell.slice(0, shown)}…` : said(cell);
  });
  if (again) return { line, cells, fault: 'This row repeats the first line.' };
  return { line, cells, ...(faults.length > 0 && { fault: faults.join(' ') }) };
}

/**
 * A row with more cells than columns: its cells stand in wrong places, so all of them are kept for the file to mend, but
 * for those that may be the password, wherever in the row the cells were pushed along. An address that stands elsewhere
 * in the row too is the user name.
 */
function tooLong(
  places: Header['places'],
  line: number,
  record: readonly string[],
  lengths: number[],
): RawRow {
  const beyond = record.length - places.length;
  const end = Math.max(places.length, record.findLastIndex((cell) => cell.trim() !== '') + 1);
  const password = places.indexOf('password');
  const mayBePassword = (at: number) => password >= 0 && at >= password && at <= password + beyond;
  const plain = (cell: string) => cell.trim().toLowerCase();
  const others = new Set(record.filter((_, at) => !mayBePassword(at)).map(plain));
  let lost = false;
  const kept = record.slice(0, end).map((cell, at) => {
    const known = cell.trim() === '' || (cell.includes('@') && others.has(plain(cell)));
    if (mayBePassword(at) && !known) {
      lost = true;
      return '';
    }
    return (lengths[at] ?? 0) > longest ? `${cell.slice(0, shown)}…` : said(cell);
  });
  const cells: Cells = {};
  places.forEach((name, at) => {
    if (name) cells[name] = kept[at] ?? '';
  });
  const fault = `This row has ${beyond === 1 ? 'a cell' : `${beyond} cells`} more than the first line. Is a comma not in quotation marks${end > places.length ? '' : ', or one too many at the end'}?`;
  return {
    line,
    cells,
    fault: lost ? `${fault} What may be a password in it was not kept.` : fault,
    more: kept.slice(places.length, places.length + mostBeyond),
  };
}

export const tooManyRows = `This file holds more than ${new Intl.NumberFormat('en').format(maxImportRows)} rows. Please split it.`;
