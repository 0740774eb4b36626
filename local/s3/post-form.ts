import { ByteReader, UnexpectedEnd } from './byte-reader.ts';
import { S3Error } from './s3-error.ts';

/** A form with one file: the fields before it (names in lower case) and the bytes of the file, to be read once. */
export type PostForm = { fields: Map<string, string>; fileName: string; file: AsyncIterable<Buffer> };

const mostBeforeFile = 20 * 1024;

/**
 * Reads multipart/form-data (RFC 7578) up to the file. S3 ignores every field behind the file.
 * Throws InvalidArgument without a file, MaxPostPreDataLengthExceeded above 20 KB of fields.
 */
export async function readPostForm(contentType: string, body: AsyncIterable<Buffer>): Promise<PostForm> {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new S3Error('MalformedPOSTRequest');
  const reader = new ByteReader(body);
  const fields = new Map<string, string>();
  let size = 0;
  const text = async (mark: string) => {
    const tooLong = () => new S3Error('MaxPostPreDataLengthExceeded');
    const found = await reader.text(mark, mostBeforeFile - size, tooLong);
    size += found.length;
    return found;
  };
  try {
    await text(`--${boundary}`);
    for (;;) {
      if ((await text('\r\n')).startsWith('--')) throw noFile();
      const head = await text('\r\n\r\n');
      const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1]?.toLowerCase();
      if (name === undefined) throw new S3Error('MalformedPOSTRequest');
      if (name === 'file') {
        const fileName = /filename="([^"]*)"/i.exec(head)?.[1] ?? '';
        return { fields, fileName, file: readFile(reader, boundary) };
      }
      fields.set(name, await text(`\r\n--${boundary}`));
    }
  } catch (error) {
    throw error instanceof UnexpectedEnd ? noFile() : error;
  }
}

async function* readFile(reader: ByteReader, boundary: string): AsyncGenerator<Buffer> {
  try {
    yield* reader.until(Buffer.from(`\r\n--${boundary}`));
  } catch (error) {
    throw error instanceof UnexpectedEnd ? new S3Error('IncompleteBody') : error;
  }
}

function noFile(): S3Error {
  return new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
    ArgumentValue: '0',
  });
}
