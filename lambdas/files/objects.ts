import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

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
