import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

/** The first bytes of an object in the files bucket, and its whole size in bytes. */
export async function head(
  key: string,
  version: string,
  bytes: number,
): Promise<{ start: Uint8Array; size: number }> {
  const bucket = process.env.FILES_BUCKET;
  const answer = await s3.send(
    new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version, Range: `bytes=0-${bytes - 1}` }),
  );
  const size = Number(answer.ContentRange?.split('/')[1] ?? answer.ContentLength ?? 0);
  return { start: (await answer.Body?.transformToByteArray()) ?? new Uint8Array(), size };
}

/** Deletes an object; its content goes 30 days later by the bucket's rule for replaced and deleted files. */
export async function discard(key: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: process.env.FILES_BUCKET, Key: key }));
}

/** The whole of one version, if it has at most so many bytes; undefined when it has more. */
export async function fetchObject(
  key: string,
  version: string,
  most: number,
): Promise<Uint8Array | undefined> {
  const answer = await s3.send(
    new GetObjectCommand({
      Bucket: process.env.FILES_BUCKET,
      Key: key,
      VersionId: version,
      Range: `bytes=0-${most}`,
    }),
  );
  const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
  return bytes.length > most ? undefined : bytes;
}

/** A name stands for one content for good, so browsers may keep it. */
export const keepObject = (key: string, body: Uint8Array): Promise<unknown> =>
  s3.send(
    new PutObjectCommand({
      Bucket: process.env.FILES_BUCKET,
      Key: key,
      Body: body,
      ContentType: 'image/jpeg',
      CacheControl: 'private, max-age=86400, immutable',
    }),
  );
