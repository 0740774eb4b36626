import { ByteReader, UnexpectedEnd } from './byte-reader.ts';
import { S3Error } from './s3-error.ts';

/**
 * Decodes `content-encoding: aws-chunked` with trailing headers, which the SDK sends for streams.
 * Trailers are written into `trailers` once the last chunk has been read.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* decodeAwsChunks(
  source: AsyncIterable<Buffer>,
  trailers: Record<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  const line = () => reader.text('\r\n', 4096, () => new S3Error('IncompleteBody'));
  try {
    for (;;) {
      const size = Number.parseInt(await line(), 16);
      if (Number.isNaN(size)) throw new S3Error('IncompleteBody');
      if (size === 0) break;
      yield* reader.take(size);
      await line();
    }
    for (let trailer = await line(); trailer !== ''; trailer = await line()) {
      const colon = trailer.indexOf(':');
      trailers[trailer.slice(0, colon).toLowerCase()] = trailer.slice(colon + 1).trim();
    }
  } catch (error) {
    throw error instanceof UnexpectedEnd ? new S3Error('IncompleteBody') : error;
  }
}
