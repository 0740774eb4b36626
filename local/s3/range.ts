import { S3Error } from './s3-error.ts';

/** First and last byte, both included. */
export type Range = { start: number; end: number };

/**
 * Reads `bytes=0-99`, `bytes=100-` and `bytes=-100`. Undefined means the whole object: S3 gives it too for
 * several ranges at once and for what is no range. Throws InvalidRange beyond the end.
 */
export function readRange(header: string | undefined, size: number): Range | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (header === undefined || (from === '' && to === '')) return undefined;
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || (from === '' && Number(to) === 0)) {
    throw new S3Error(
      'InvalidRange',
      undefined,
      { RangeRequested: header, ActualObjectSize: String(size) },
      { 'content-range': `bytes */${size}` },
    );
  }
  return { start, end };
}
