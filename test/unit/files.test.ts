import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesToLookAt, fits } from '../../lambdas/files/content.ts';
import { fileTypes, maxFileSize, NewFile, typeOfName } from '../../lambdas/files/file.model.ts';

const bytes = (start: string | number[]): Uint8Array =>
  typeof start === 'string' ? Buffer.from(start, 'latin1') : Uint8Array.from(start);
const words = (file: unknown) =>
  NewFile.safeParse(file).error?.issues.map((issue) => [issue.path.join('.'), issue.message]);

/** How real files of each kind begin, from the formats' specifications. */
const beginnings: Record<string, string | number[]> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpg: [0xff, 0xd8, 0xff, 0xe0, 0, 0x10],
  jpeg: [0xff, 0xd8, 0xff, 0xe1],
  gif: 'GIF89a\x01\x00',
  webp: 'RIFF\x10\x00\x00\x00WEBPVP8 ',
  heic: '\x00\x00\x00\x18ftypheic',
  pdf: '%PDF-1.7\n',
  txt: 'Hello',
  log: [0xff, 0xfe, 0x48, 0, 0x69, 0],
  csv: 'a;b\r\n1;2',
  json: '{"a":1}',
  xml: '<?xml version="1.0"?>',
  eml: 'Received: from example.com',
  doc: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  docx: 'PK\x03\x04\x14\x00',
  xls: [0xd0, 0xcf, 0x11, 0xe0],
  xlsx: 'PK\x03\x04\x14\x00',
  ppt: [0xd0, 0xcf, 0x11, 0xe0],
  pptx: 'PK\x03\x04\x14\x00',
  odt: 'PK\x03\x04\x14\x00',
  ods: 'PK\x03\x04\x14\x00',
  zip: 'PK\x05\x06\x00',
  gz: [0x1f, 0x8b, 8],
  '7z': [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0],
};
/** Programs of Windows and Linux. */
const programs = ['MZ\x90\x00\x03\x00\x00\x00', '\x7fELF\x02\x01\x01\x00'];

describe('the content of a file', () => {
  test.each(Object.keys(fileTypes))('of kind .%s fits its name', (ending) => {
    expect(beginnings[ending]).toBeDefined();
    expect(fits(fileTypes[ending] ?? '', bytes(beginnings[ending] ?? ''))).toBe(true);
  });

  test.each(Object.keys(fileTypes))('of a program does not fit the name .%s', (ending) => {
    for (const program of programs) expect(fits(fileTypes[ending] ?? '', bytes(program))).toBe(false);
  });

  test('of a signed kind is refused when it stops before its signature does', () => {
    for (const ending of ['png', 'jpg', 'pdf', 'docx', 'doc', 'gz', '7z', 'heic'])
      expect(fits(fileTypes[ending] ?? '', bytes(beginnings[ending] ?? '').slice(0, 1))).toBe(false);
  });

  test('is text only without a zero byte', () => {
    const position = fc.nat({ max: bytesToLookAt - 1 });
    fc.assert(
      fc.property(
        fc.uint8Array({ min: 1, minLength: bytesToLookAt, maxLength: bytesToLookAt }),
        position,
        (start, i) => {
          fc.pre(start[0] !== 0xff && start[0] !== 0xfe);
          expect(fits('text/plain', start)).toBe(true);
          expect(fits('text/plain', start.with(i, 0))).toBe(false);
        },
      ),
    );
  });
});

describe('a new file', () => {
  test('has a kind that is accepted, whatever the case of its ending', () => {
    expect(typeOfName('Scan 1.PDF')).toBe('application/pdf');
    expect(typeOfName('my.archive.Tar.GZ')).toBe('application/gzip');
    for (const name of [
      'x.html',
      'x.svg',
      'x.js',
      'x.exe',
      'pdf.',
      'x.png.exe',
      'x.__proto__',
      'x.constructor',
      'toString',
    ])
      expect([name, typeOfName(name)]).toEqual([name, undefined]);
  });

  test('has a name without what nobody sees: it would show as another', () => {
    const named = (name: string) => NewFile.parse({ name, size: 1 }).name;
    expect(named('report\u202Efdp.txt')).toBe('reportfdp.txt');
    expect(named('a\u2067b\u200E\u0007\u009Fc\n.png')).toBe('abc.png');
    expect(named('תוכנית 2026.pdf')).toBe('תוכנית 2026.pdf');
  });

  test('says by field what is wrong', () => {
    const kind =
      'This kind of file cannot be attached. Images, PDF, Office and text documents, logs and archives can.';
    expect(words({ name: 'virus.exe', size: 1 })).toEqual([['name', kind]]);
    expect(words({ name: '../../x.png', size: 1 })).toEqual([
      ['name', 'A file name cannot contain slashes.'],
    ]);
    expect(words({ name: 'x.png', size: 0 })).toEqual([['size', 'This file is empty.']]);
    expect(words({ name: 'x.png', size: maxFileSize + 1 })).toEqual([
      ['size', 'This file is larger than 25 MB.'],
    ]);
    expect(words({ name: 'x.png', size: maxFileSize })).toBeUndefined();
    expect(words({ name: 'Übersicht 李雷.png', size: 1 })).toBeUndefined();
  });
});
