import { createHash } from 'node:crypto';
import { decodeAwsChunks } from './aws-chunked.ts';
import type { Call } from './call.ts';
import { checksumHeader, startChecksum } from './checksum.ts';
import { S3Error } from './s3-error.ts';
import type { Payload } from './signature.ts';

/** A body on its way in: its chunks, and the checksum that held once all chunks were read. */
export type Body = { chunks: AsyncIterable<Buffer>; checksum: { name: string; value: string } | undefined };

/**
 * The decoded body of a request. Reading to the end verifies everything the client promised:
 * length, Content-MD5, signed SHA-256 and checksum; a broken promise throws at the end.
 */
export function openBody(call: Call, payload: Payload): Body {
  const body: Body = { chunks: verify(), checksum: undefined };
  return body;

  async function* verify(): AsyncGenerator<Buffer> {
    const trailers: Record<string, string> = {};
    const header = checksumHeader(call.headers);
    const checksum = header === undefined ? undefined : startChecksum(header);
    const md5 = createHash('md5');
    const sha256 = createHash('sha256');
    let size = 0;
    for await (const chunk of payload.chunked ? decodeAwsChunks(call.body, trailers) : call.body) {
      size += chunk.length;
      checksum?.update(chunk);
      if (call.headers['content-md5']) md5.update(chunk);
      if (payload.sha256) sha256.update(chunk);
      yield chunk;
    }
    const promised = call.headers['x-amz-decoded-content-length'];
    if (promised !== undefined && Number(promised) !== size) throw new S3Error('IncompleteBody');
    if (payload.sha256 && sha256.digest('hex') !== payload.sha256) {
      throw new S3Error('XAmzContentSHA256Mismatch', undefined, {
        ClientComputedContentSHA256: payload.sha256,
      });
    }
    const wanted = call.headers['content-md5'];
    if (wanted && md5.digest('base64') !== wanted) throw new S3Error('BadDigest');
    if (header === undefined || checksum === undefined) return;
    const value = checksum.digest();
    if ((call.headers[header] ?? trailers[header]) !== value) {
      const name = header.slice('x-amz-checksum-'.length).toUpperCase();
      throw new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
    }
    body.checksum = { name: header, value };
  }
}

/** A small XML document, whole. More than 1 MiB is refused as MalformedXML. */
export async function readDocument(call: Call, payload: Payload): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of openBody(call, payload).chunks) {
    size += chunk.length;
    if (size > 1024 * 1024) throw new S3Error('MalformedXML');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
