import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** The files bucket: places to upload to, links to download from, and the first bytes of what arrived. */

const s3 = new S3Client({});

const bucket = (): string => {
  const name = process.env.FILES_BUCKET;
  if (!name) throw new Error('The environment lacks FILES_BUCKET.');
  return name;
};

/** An upload must begin within 10 minutes: the form is signed with credentials that do not live much longer. */
export const uploadSeconds = 600;

/** A form that takes exactly this many bytes of this type at this key. */
export const uploadForm = (key: string, size: number, type: string) =>
  createPresignedPost(s3, {
    Bucket: bucket(),
    Key: key,
    Expires: uploadSeconds,
    Fields: { 'Content-Type': type },
    Conditions: [
      ['content-length-range', size, size],
      ['eq', '$Content-Type', type],
    ],
  });

/** A link that downloads the object under this name, good for a minute. */
export function downloadLink(key: string, name: string, type: string): Promise<string> {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const disposition = `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  const command = new GetObjectCommand({
    Bucket: bucket(),
    Key: key,
    ResponseContentDisposition: disposition,
    ResponseContentType: type,
  });
  return getSignedUrl(s3, command, { expiresIn: 60 });
}

/** The first bytes of an object, and its size. */
export async function head(key: string, bytes: number): Promise<{ start: Uint8Array; size: number }> {
  const answer = await s3.send(
    new GetObjectCommand({ Bucket: bucket(), Key: key, Range: `bytes=0-${bytes - 1}` }),
  );
  const size = Number(answer.ContentRange?.split('/')[1] ?? answer.ContentLength ?? 0);
  return { start: (await answer.Body?.transformToByteArray()) ?? new Uint8Array(), size };
}
