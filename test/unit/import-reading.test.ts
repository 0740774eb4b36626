import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenQuote, recordsOf, type CsvRecord } from '../../lambdas/imports/csv-records.ts';
import { encodingOf, NotText, textOf } from '../../lambdas/imports/decoding.ts';
import { headerOf, rowOf } from '../../lambdas/imports/header.model.ts';
import { templateHead } from '../../lambdas/imports/import.model.ts';
import { csv, mark } from '../../web/shared/files/csv.ts';

/** A file of contacts as bytes, as text, as records, as rows. */
async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of from) list.push(one);
  return list;
}
const records = (text: string, separator = ','): Promise<CsvRecord[]> => all(recordsOf([text], separator));
const cellsOf = async (text: string, separator = ',') =>
  (await records(text, separator)).map((one) => one.cells);

function* parts(text: string, sizes: number[]): Generator<string> {
  let from = 0;
  for (let i = 0; from < text.length; i++) {
    const size = sizes.length > 0 ? (sizes[i % sizes.length] ?? 1) : text.length;
    yield text.slice(from, from + size);
    from += size;
  }
}
async function* bytes(content: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

describe('records', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\t', '\r', '\n', ' ', 'é', '😀', 'ש'),
      maxLength: 8,
    }),
  );
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('come out as they were written, in whatever parts they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\r\n', '\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
        fc.boolean(),
        async (rows, separator, end, sizes, ended) => {
          const text = rows.map((row) => row.map(quoted).join(separator)).join(end) + (ended ? end : '');
          const read = await all(recordsOf(parts(text, sizes), separator));
          expect(read.map((one) => one.cells)).toEqual(rows);
        },
      ),
    );
  });

  it('read what our own exports write, but for the apostrophe before a formula', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        async (rows) => {
          const read = await cellsOf(csv(rows));
          const said = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
          expect(read).toEqual(rows.map((row) => row.map(said)));
        },
      ),
    );
  });

  it.each([
    ['bare quotation marks', 'a "b" c,5"', [['a "b" c', '5"']]],
    ['text after a closed quotation mark', '"a"b,"c" d', [['ab', 'c d']]],
    ['empty cells', ',,\r\n""', [['', '', ''], ['']]],
    ['nothing', '', []],
    ['a last line without an end', 'a,b\nc', [['a', 'b'], ['c']]],
  ])('take %s as spreadsheets do', async (_, text, expected) => {
    expect(await cellsOf(text)).toEqual(expected);
  });

  it('know the line on which they begin', async () => {
    const read = await records('a\r\n"b\r\nb\nb"\r\n\r\nc');
    expect(read.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a'],
      [2, 'b\r\nb\nb'],
      [5, ''],
      [6, 'c'],
    ]);
  });

  it('keep little of a field of five megabytes, and count it all', async () => {
    const [record] = await all(recordsOf(parts(`"${'x'.repeat(5_000_000)}",b`, [65_536]), ','));
    expect(record?.cells[0]?.length).toBe(10_000);
    expect(record?.lengths).toEqual([5_000_000, 1]);
    expect(record?.cells[1]).toBe('b');
  });

  it('name the line of a quotation mark that is never closed', async () => {
    await expect(records('a\nb,"c\nd\ne')).rejects.toMatchObject({ line: 2 });
    await expect(records('"')).rejects.toBeInstanceOf(OpenQuote);
  });
});

describe('text', () => {
  const words = 'Name;Straße\r\nZoë;Łódź 😀';
  const utf16be = Buffer.from(words, 'utf16le').swap16();
  it.each([
    ['UTF-8', Buffer.from(words), 'utf-8', words],
    ['UTF-8 with its mark', Buffer.from(mark + words), 'utf-8', words],
    ['UTF-16 with its mark', Buffer.from(mark + words, 'utf16le'), 'utf-16le', words],
    ['UTF-16 without', Buffer.from('First Name,Last', 'utf16le'), 'utf-16le', 'First Name,Last'],
    ['big-endian UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be]), 'utf-16be', words],
    ['Windows-1252', Buffer.from('Zo\xeb; \x80 5', 'latin1'), 'windows-1252', 'Zoë; € 5'],
  ])('is understood in %s', async (_, content, encoding, expected) => {
    expect(await encodingOf(bytes(content))).toBe(encoding);
    expect((await all(textOf(bytes(content), encoding as 'utf-8'))).join('')).toBe(expected);
  });

  it('is Windows-1252 when the one odd byte comes late', async () => {
    const content = Buffer.concat([Buffer.alloc(100_000, 'a'), Buffer.from([0xeb])]);
    expect(await encodingOf(bytes(content, 4_096))).toBe('windows-1252');
  });

  it.each([
    ['a zip', Buffer.from('PK\u0003\u0004 and more'), 'workbook'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'workbook'],
    ['zeros', Buffer.alloc(10_000), 'does not hold text'],
    ['few zeros', Buffer.alloc(3), 'does not hold text'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
  ])('is not %s', async (_, content, reason) => {
    const refusal = await encodingOf(bytes(content, 4_096)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(NotText);
    expect((refusal as Error).message).toContain(reason);
  });
});

describe('the first line', () => {
  it('is matched by name, in any order and case, with and without the mark', () => {
    const { places, ignored, refusal } = headerOf([
      'EMAIL ADDRESS',
      'Department',
      'last name',
      'First Name [REQUIRED]',
      'Client Portal User Name',
      'Zip/Post Code',
      'State/County',
    ]);
    expect(refusal).toBeUndefined();
    expect(places).toEqual(['email', undefined, 'lastName', 'firstName', 'userName', 'postCode', 'county']);
    expect(ignored).toEqual(['Department']);
  });

  it('says what it lacks, and what it names twice', () => {
    expect(headerOf(['First Name', 'Phone']).refusal).toContain('“Last Name”, “Email Address”');
    expect(headerOf([...templateHead, 'city']).refusal).toContain('“City” twice');
  });
});

describe('a row', () => {
  const header = headerOf(templateHead);
  const row = (cells: string[]) =>
    rowOf(
      header,
      2,
      cells,
      cells.map(({ length }) => length),
    );
  const full = (changes: Record<number, string> = {}) => templateHead.map((_, at) => changes[at] ?? '');

  it('never carries the password that somebody wrote into it', () => {
    const read = row(full({ 2: 'Ada', 23: 'Summer-2026!' }));
    expect(read.fault).toContain('must be empty');
    expect(JSON.stringify(read)).not.toContain('Summer-2026!');
  });

  it('leaves alone what is missing at its end, and refuses what is too much', () => {
    expect(row(['', '', 'Ada', '', 'Miller'])).toEqual({
      line: 2,
      cells: { externalId: '', prefix: '', firstName: 'Ada', middleInitial: '', lastName: 'Miller' },
    });
    expect(row([...full(), 'Suite 5']).fault).toContain('a cell more than the first line');
    // “12, Mill Lane” without quotation marks, in a row whose last cells are empty: the town would be a post code.
    expect(row(full({ 2: 'Ada', 10: '12' }).toSpliced(11, 0, 'Mill Lane')).fault).toBe(
      'This row has a cell more than the first line. Is a comma not in quotation marks, or one too many at the end?',
    );
    const padded = headerOf([...templateHead, '', '']);
    expect(rowOf(padded, 2, [...full(), '', '  '], []).fault).toBeUndefined();
  });

  it('is refused when it is the first line again', () => {
    expect(row(templateHead).fault).toBe('This row repeats the first line.');
  });

  it('keeps what is too much, but nothing that may be the password wherever the cells were pushed', () => {
    const own = full({ 2: 'Ada', 7: 'ada@example.com', 10: '12 Mill Lane', 21: '5', 22: 'Ada@example.com' });
    const sound = own.with(23, 'Summer-2026!').with(24, 'Portal User');
    for (const pushed of [1, 2, 5]) {
      const read = row(sound.toSpliced(10, 1, ...Array<string>(pushed + 1).fill('Mill')));
      expect(JSON.stringify(read)).not.toContain('Summer-2026!');
      expect(read.fault).toMatch(/more than the first line.*What may be a password in it was not kept/);
      expect(read.more).toHaveLength(pushed);
      expect(read.more?.at(-1)).toBe('Portal User');
    }
    const read = row(own.with(24, 'Portal User').toSpliced(10, 1, '12', 'Mill Lane'));
    expect(read.fault).toBe(
      'This row has a cell more than the first line. Is a comma not in quotation marks?',
    );
    expect(read.cells).toMatchObject({ userName: '5', password: 'Ada@example.com', level: '' });
    expect(read.more).toEqual(['Portal User']);
    expect(row([...full(), ...Array<string>(500).fill('x')]).more?.length).toBe(50);
    expect(JSON.stringify(row(sound.with(24, 'Portal User, Standard').concat('x')))).not.toContain('Summer');
  });

  it('drops the apostrophe that keeps a spreadsheet from running it, and no other', () => {
    const { cells } = row(full({ 2: "'=SUM(A1)", 4: "'Neill", 17: "'+44", 18: '=1+1' }));
    expect(cells).toMatchObject({
      firstName: '=SUM(A1)',
      lastName: "'Neill",
      phone: '+44',
      extension: '=1+1',
    });
  });

  it('shows only the beginning of a field that is far too long', () => {
    const read = rowOf(header, 2, ['x'.repeat(10_000)], [5_000_000]);
    expect(read.fault).toContain('“External ID” is far too long');
    expect(read.cells.externalId?.length).toBeLessThan(300);
  });
});
