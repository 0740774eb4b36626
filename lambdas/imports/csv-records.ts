/** Records of a file of separated values as they arrive (RFC 4180, and what spreadsheets make of it). */
export type CsvRecord = {
  /** The line of the file on which it begins, from 1. */
  line: number;
  cells: string[];
  /** How long each cell really is, in UTF-16 units: what is beyond `keep` is counted, not kept. */
  lengths: number[];
};

/** So much of a cell is kept: a field of megabytes costs no memory. */
const keep = 10_000;

/** A quotation mark that was opened and never closed. */
export class OpenQuote extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`The quotation mark in line ${line} is never closed.`);
    this.name = 'OpenQuote';
    this.line = line;
  }
}

const [quote, cr, lf] = [0x22, 0x0d, 0x0a];

/**
 * Yields every record, blank ones too. Cells in quotation marks may hold separators, line breaks and doubled quotation
 * marks; a quotation mark within a bare cell is just that. Lines end with CRLF, LF or CR. Throws OpenQuote at the end.
 */
export async function* recordsOf(
  texts: AsyncIterable<string> | Iterable<string>,
  separator: string,
): AsyncGenerator<CsvRecord> {
  const comma = separator.charCodeAt(0);
  let line = 1;
  let [begun, opened] = [1, 1];
  let cells: string[] = [];
  let lengths: number[] = [];
  let [cell, length] = ['', 0];
  let state = 'start' as 'start' | 'bare' | 'quoted' | 'closed';
  let afterCr = false;

  const take = (text: string) => {
    length += text.length;
    if (cell.length < keep) cell += text.slice(0, keep - cell.length);
  };
  const endCell = () => {
    cells.push(cell);
    lengths.push(length);
    [cell, length, state] = ['', 0, 'start'];
  };
  for await (const text of texts) {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const secondOfPair = afterCr && code === lf;
      afterCr = code === cr;
      if (state === 'quoted') {
        if (code === quote) {
          take(text.slice(from, at));
          state = 'closed';
        } else if (code === cr || (code === lf && !secondOfPair)) line++;
        continue;
      }
      if (secondOfPair) {
        from = at + 1;
        continue;
      }
      if (code === comma || code === cr || code === lf) {
        if (state === 'bare') take(text.slice(from, at));
        endCell();
        from = at + 1;
        if (code === comma) continue;
        yield { line: begun, cells, lengths };
        line++;
        [cells, lengths, begun] = [[], [], line];
      } else if (code === quote && state === 'start') {
        [state, from, opened] = ['quoted', at + 1, line];
      } else if (state === 'closed') {
        // A doubled quotation mark stands for one; anything else belongs to the cell as it is.
        [state, from] = code === quote ? ['quoted', at] : ['bare', at];
      } else if (state === 'start') [state, from] = ['bare', at];
    }
    if (state === 'bare' || state === 'quoted') take(text.slice(from));
  }
  if (state === 'quoted') throw new OpenQuote(opened);
  if (cells.length > 0 || state !== 'start') {
    endCell();
    yield { line: begun, cells, lengths };
  }
}
