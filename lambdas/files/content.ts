/**
 * Whether a file's first bytes fit the media type that its name promises.
 * Signatures from the formats' own specifications; text types must hold no NUL byte.
 */
const bytes = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const zip = [bytes('PK\x03\x04'), bytes('PK\x05\x06')];
const ole = [[0xd0, 0xcf, 0x11, 0xe0]];

const signatures: Record<string, number[][]> = {
  'image/png': [[0x89, ...bytes('PNG')]],
  'image/jpeg': [[0xff, 0xd8, 0xff]],
  'image/gif': [bytes('GIF87a'), bytes('GIF89a')],
  'image/webp': [bytes('RIFF')],
  'application/pdf': [bytes('%PDF')],
  'application/zip': zip,
  'application/gzip': [[0x1f, 0x8b]],
  'application/x-7z-compressed': [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  'application/msword': ole,
  'application/vnd.ms-excel': ole,
  'application/vnd.ms-powerpoint': ole,
};

/** How many of the first bytes `fits` wants to see. */
export const bytesToLookAt = 512;

export function fits(type: string, start: Uint8Array): boolean {
  const known = signatures[type] ?? (/officedocument|opendocument/.test(type) ? zip : undefined);
  if (known) return known.some((signature) => signature.every((byte, i) => start[i] === byte));
  if (type === 'image/heic') return String.fromCharCode(...start.slice(4, 8)) === 'ftyp';
  return isText(start);
}

/** UTF-8, an 8-bit code or UTF-16 with its mark: Windows logs come in all of them. */
const isText = (start: Uint8Array): boolean => {
  const utf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  return utf16 || !start.includes(0);
};
