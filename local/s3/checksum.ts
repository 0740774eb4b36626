import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from './s3-error.ts';

/** A running checksum; `digest` is base64, as in the x-amz-checksum-* headers. */
export type Checksum = { update(chunk: Buffer): void; digest(): string };

const prefix = 'x-amz-checksum-';

/** The name of the checksum header that a request carries or announces as its trailer. */
export function checksumHeader(headers: Record<string, string>): string | undefined {
  const trailer = headers['x-amz-trailer']?.toLowerCase();
  if (trailer?.startsWith(prefix)) return trailer;
  return Object.keys(headers).find(
    (name) => name.startsWith(prefix) && !name.endsWith('-mode') && !/-(algorithm|type)$/.test(name),
  );
}

/** Starts the checksum that a header names. https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html */
export function startChecksum(header: string): Checksum {
  const name = header.slice(prefix.length);
  if (name === 'crc32') return cyclic((chunk, value) => crc32(chunk, value));
  if (name === 'crc32c') return cyclic(crc32c);
  if (name === 'sha1' || name === 'sha256') {
    const hash = createHash(name);
    return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest('base64') };
  }
  throw new S3Error('NotImplemented', `The stand-in does not know the checksum ${name}.`, { Header: header });
}

function cyclic(next: (chunk: Buffer, value: number) => number): Checksum {
  let value = 0;
  return {
    update(chunk) {
      value = next(chunk, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString('base64');
    },
  };
}

// CRC-32C, the Castagnoli polynomial: RFC 3720, appendix B.4.
const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

function crc32c(chunk: Buffer, start: number): number {
  let value = ~start;
  for (const byte of chunk) value = (castagnoli[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
