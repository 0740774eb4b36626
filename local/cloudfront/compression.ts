import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html */
const SMALLEST_BYTES = 1000;
const LARGEST_BYTES = 10_000_000;
const TYPES =
  /^(text\/|application\/(javascript|json|xml|xhtml\+xml|rss\+xml|wasm|manifest\+json|vnd\.ms-fontobject|x-javascript|[\w.-]+\+json)|image\/(svg\+xml|bmp|vnd\.microsoft\.icon|x-icon)|font\/(ttf|otf|eot|opentype|sfnt))/;

const CACHE_LIMIT_BYTES = 64 * 1024 * 1024;

export type Compressed = { encoding: 'br' | 'gzip'; body: Buffer };

export const isCompressible = (contentType: string, size: number): boolean =>
  size >= SMALLEST_BYTES && size <= LARGEST_BYTES && TYPES.test(contentType);

/** Brotli before gzip, as CloudFront chooses. */
export function preferredEncoding(accepted: string): Compressed['encoding'] | undefined {
  const names = accepted.split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part));
  const has = (name: string) => names.some((part) => part.trim().split(';')[0] === name);
  return has('br') ? 'br' : has('gzip') ? 'gzip' : undefined;
}

/** Compresses contents once and remembers them by name (an ETag): oldest out first when 64 MB are full. */
export function createCompressor() {
  const cache = new Map<string, Buffer>();
  let held = 0;
  return async (name: string, content: Buffer, encoding: Compressed['encoding']): Promise<Compressed> => {
    const key = `${encoding} ${name}`;
    const known = cache.get(key);
    if (known) return { encoding, body: known };
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    const body = encoding === 'br' ? await brotli(content, { params }) : await zip(content, { level: 6 });
    cache.set(key, body);
    held += body.length;
    for (const [oldest, buffer] of cache) {
      if (held <= CACHE_LIMIT_BYTES) break;
      cache.delete(oldest);
      held -= buffer.length;
    }
    return { encoding, body };
  };
}
