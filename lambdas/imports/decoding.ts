/** What the bytes of a file are written in, found out by looking at all of them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Bytes = AsyncIterable<Uint8Array>;

/** Why a file is not one that we can read, in words. */
export class NotText extends Error {}

const begins = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte);

/** How many of the first bytes tell the kind. */
const looked = 4_096;

function byStart(start: Uint8Array): Encoding | undefined {
  if (begins(start, 0x50, 0x4b) || begins(start, 0xd0, 0xcf, 0x11, 0xe0))
    throw new NotText(
      'This is an Excel workbook or an archive, whatever its name says. In Excel, save it as “CSV UTF-8”.',
    );
  if (begins(start, 0x25, 0x50, 0x44, 0x46))
    throw new NotText('This is a PDF. Please choose the template as CSV.');
  if (begins(start, 0xff, 0xfe)) return 'utf-16le';
  if (begins(start, 0xfe, 0xff)) return 'utf-16be';
  const nul = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) nul[at % 2]!++;
  });
  const [even = 0, odd = 0] = nul;
  if (even + odd === 0) return undefined;
  // Latin text in UTF-16 has a NUL in every other place.
  if (odd > start.length / 4 && even === 0) return 'utf-16le';
  if (even > start.length / 4 && odd === 0) return 'utf-16be';
  throw new NotText('This file does not hold text. Please choose the template as CSV.');
}

/**
 * UTF-16 by its mark or its NULs; UTF-8 when every byte of the file is; else Windows-1252, in which every byte means
 * something. Throws NotText.
 */
export async function encodingOf(bytes: Bytes): Promise<Encoding> {
  let start: Uint8Array = new Uint8Array();
  let decided = false;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of bytes) {
      if (!decided) {
        start = Buffer.concat([start, part.subarray(0, looked)]);
        if (start.length >= looked) {
          decided = true;
          const found = byStart(start.subarray(0, looked));
          if (found) return found;
        }
      }
      utf8.decode(part, { stream: true });
    }
    if (!decided) {
      const found = byStart(start);
      if (found) return found;
    }
    utf8.decode();
    return 'utf-8';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const found = byStart(start.subarray(0, looked));
    return found ?? 'windows-1252';
  }
}

/** The text of the file, part by part, without a byte order mark. */
export async function* textOf(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of bytes) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}
