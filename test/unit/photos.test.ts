import { encode } from 'jpeg-js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAt } from '../../lambdas/photos/jpeg-look.ts';
import { PhotoRefused, remake, shrunk } from '../../lambdas/photos/jpeg-remake.ts';

/** A picture of bright squares, as a camera would write it. */
const picture = (width: number, height = width) => {
  const data = new Uint8Array(width * height * 4).map((_, i) => (i % 4 === 3 ? 255 : (i >> 5) % 256));
  return { width, height, data };
};
const jpeg = (width: number, height = width): Uint8Array =>
  new Uint8Array(encode(picture(width, height), 80).data);
/** With an EXIF part that tells where it was taken, and something appended. */
const withMore = (bytes: Uint8Array): Uint8Array => {
  const exif = Buffer.from('Exif\0\0GPS 51.5 N 0.1 W');
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return new Uint8Array(
    Buffer.concat([bytes.subarray(0, 2), head, exif, bytes.subarray(2), Buffer.from('PK\x03\x04 appended')]),
  );
};
/** The same frame, saying that it is so large. */
const claiming = (bytes: Uint8Array, side: number): Uint8Array => {
  const copy = new Uint8Array(bytes);
  const at = copy.findIndex((byte, i) => byte === 0xff && copy[i + 1] === 0xc0);
  copy.set([side >> 8, side & 255, side >> 8, side & 255], at + 5);
  return copy;
};

test('what is made of a photo are its points alone, in two sizes', () => {
  const sent = withMore(jpeg(300));
  expect(Buffer.from(sent).includes('GPS')).toBe(true);
  const { small, large } = remake(sent);
  for (const [made, side] of [
    [large, 300],
    [small, 96],
  ] as const) {
    expect(lookAt(made)).toEqual({ width: side, height: side, scans: 1 });
    for (const words of ['Exif', 'GPS', 'appended']) expect(Buffer.from(made).includes(words)).toBe(false);
  }
});

test('a picture of one colour keeps it when it is made smaller', () => {
  fc.assert(
    fc.property(fc.integer({ min: 97, max: 160 }), fc.integer({ min: 0, max: 255 }), (side, colour) => {
      const plain = { width: side, height: side, data: new Uint8Array(side * side * 4).fill(colour) };
      const made = shrunk(plain, 96);
      expect([made.width, made.height]).toEqual([96, 96]);
      expect(new Set(made.data)).toEqual(new Set([colour]));
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['nothing', new Uint8Array()],
  ['words', new Uint8Array(Buffer.from('This is no picture.'))],
  [
    'HTML with the first bytes of a JPEG',
    new Uint8Array([0xff, 0xd8, ...Buffer.from('<script>alert(1)</script>')]),
  ],
  ['a PNG', new Uint8Array([0x89, ...Buffer.from('PNG\r\n\x1a\n')])],
  ['a picture that is too large', jpeg(520)],
  ['one that is too small', jpeg(32)],
  ['one that is not square', jpeg(100, 120)],
  ['one that claims to be larger than it is', claiming(jpeg(64), 512)],
  ['one that claims 65,535 points a side', claiming(jpeg(64), 65_535)],
  ['half of one', jpeg(300).subarray(0, 2_000)],
])('%s is refused in plain words', (_, bytes) => {
  expect(() => remake(bytes)).toThrow(PhotoRefused);
  expect(() => remake(bytes)).toThrow(/[Pp]lease/);
});

function outcome(bytes: Uint8Array): string {
  try {
    remake(bytes);
    return 'taken';
  } catch (error) {
    return error instanceof PhotoRefused ? 'refused' : String(error);
  }
}

test('no bytes make it fail otherwise, or take long', () => {
  const start = jpeg(64);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(start.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
      const broken = new Uint8Array(start);
      for (const [at, byte] of changes) broken[at] = byte;
      expect(outcome(broken)).toMatch(/^(?:taken|refused)$/);
    }),
    { numRuns: 200 },
  );
});

test('a picture with more scans than any program writes is refused before it is decoded', () => {
  const whole = jpeg(64);
  const at = whole.findIndex((byte, i) => byte === 0xff && whole[i + 1] === 0xda);
  const scan = whole.subarray(at, whole.length - 2);
  const many = Buffer.concat([
    whole.subarray(0, at),
    ...Array.from({ length: 30 }, () => scan),
    whole.subarray(-2),
  ]);
  expect(lookAt(many)?.scans).toBe(30);
  expect(() => remake(many)).toThrow(PhotoRefused);
});
