import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Bytes } from './decoding.ts';
import type { StoredImport } from './imports.table.ts';

/** What lies in the bucket of imports: the file until it is read, and then its rows, in pieces. */
const s3 = new S3Client({ maxAttempts: 6 });
const bucket = () => process.env.IMPORTS_BUCKET;

/** How many rows are worked on at once. */
export const pieceSize = 100;

/** As read, as planned, as applied, as undone. */
export type Layer = 'read' | 'plan' | 'done' | 'undone';

/** The pieces of one reading of one import; another reading never mixes into them. */
export const pieceKey = (
  company: string,
  { id, run }: Pick<StoredImport, 'id' | 'run'>,
  layer: Layer,
  piece: number,
): string => `pieces/${company}/${id}/${run}/${layer}-${piece}.json`;

export async function openUpload(key: string): Promise<Bytes> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket(), Key: key }));
  if (!Body) throw new Error(`The object ${key} has no content.`);
  return Body as unknown as Bytes;
}

/** Deletes the file: it may hold what must not be kept. */
export const discardUpload = (key: string): Promise<unknown> =>
  s3.send(new DeleteObjectCommand({ Bucket: bucket(), Key: key }));

export const writePiece = (key: string, rows: readonly unknown[]): Promise<unknown> =>
  s3.send(
    new PutObjectCommand({
      Bucket: bucket(),
      Key: key,
      Body: JSON.stringify(rows),
      ContentType: 'application/json',
    }),
  );

export async function readPiece<T>(key: string): Promise<T[]> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket(), Key: key }));
  return JSON.parse((await Body?.transformToString()) ?? '[]') as T[];
}

/** Whether the object is not there. */
export const isGone = (error: unknown): boolean => error instanceof NoSuchKey;
