import * as z from 'zod';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor, CompanyId } from '../platform/context.ts';
import { entity } from '../platform/entity.ts';
import { fileKey, ticketFileKey } from '../platform/keys.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { change, create, type Step } from '../platform/steps.ts';
import { documents, readMany, tableName, touch } from '../platform/table.ts';
import { instant, id } from '../platform/words.ts';
import { FileStatus, type TicketFile } from '../tickets/ticket.model.ts';

/** A file as such: reserved by somebody, then uploaded, verified and scanned, then attached to one ticket. */
export const FileRecord = z.object({
  id,
  name: z.string(),
  size: z.int(),
  type: z.string(),
  status: FileStatus,
  reason: z.string().optional(),
  /** Its content is what its name says. */
  verified: z.boolean().optional(),
  scan: z.enum(['clean', 'infected', 'unscannable']).optional(),
  /** The first version of the object that arrived: the one that was verified and scanned, and the only one ever given out. */
  objectVersion: z.string().optional(),
  reservedBy: id,
  reservedByName: z.string(),
  reservedAt: instant,
  ticket: z.string().optional(),
  internal: z.boolean().optional(),
});
export type FileRecord = z.infer<typeof FileRecord>;
export const fileEntity = entity('file', 1, FileRecord);

/** Where a file's content lies in the bucket. */
export const objectKey = (company: CompanyId, id: string): string => `files/${company}/${id}`;

/** How long a file may wait for its ticket, in seconds: two days. Then the table forgets it, and its content goes too. */
const waitsSeconds = 2 * 24 * 3600;

export const addFile = (company: CompanyId, file: FileRecord): Step => {
  const expires = Math.floor(Date.parse(file.reservedAt) / 1000) + waitsSeconds;
  return create(fileEntity.item(file, fileKey(company, file.id), { expires }), () => undefined);
};

const gone = () =>
  invalidField('files', 'One of the files is not here any more. Please remove it and attach it again.');

/** The actor's own files that are not on a ticket yet; refuses the rest by naming the field. */
export async function ownFiles(company: CompanyId, actor: Actor, ids: string[]): Promise<FileRecord[]> {
  if (ids.length === 0) return [];
  const found = await readMany([...new Set(ids)].map((one) => fileKey(company, one)));
  return found.map((raw) => {
    const file = raw && fileEntity.parse(raw);
    if (!file || file.reservedBy !== actor.id) throw gone();
    return file;
  });
}

/** Another name for a file that is not on a ticket yet. */
export const nameFile = (company: CompanyId, file: FileRecord, name: string): Step =>
  change(
    fileKey(company, file.id),
    { set: { name } },
    { expression: 'attribute_exists(PK) AND attribute_not_exists(ticket)' },
    () => new AppError('out-of-turn', 'This file is on a ticket already and keeps its name.'),
  );

/** Ties a file to a ticket, once and for good. */
export const tieFile = (company: CompanyId, file: FileRecord, number: string, internal: boolean): Step =>
  change(
    fileKey(company, file.id),
    { set: { ticket: number, internal }, unset: ['expires'] },
    { expression: 'attribute_exists(PK) AND attribute_not_exists(ticket)' },
    gone,
  );

/**
 * Writes down what was found out about one version of a file; returns the file as it is now. Undefined when nobody
 * reserved it, or when another version came first: the upload form may be used again, what it brings is ignored.
 */
export async function noteFinding(
  company: CompanyId,
  fileId: string,
  version: string,
  found: Partial<FileRecord>,
): Promise<FileRecord | undefined> {
  const finding = { ...found, objectVersion: version };
  const names = Object.keys(finding) as (keyof FileRecord)[];
  try {
    const answer = await documents.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: fileKey(company, fileId),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression:
          'attribute_exists(PK) AND (attribute_not_exists(#objectVersion) OR #objectVersion = :objectVersion)',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, finding[name]])),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return fileEntity.parse(answer.Attributes ?? {});
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
}

/**
 * Tells the ticket's entry of a file what the file came to. Safe to repeat, in any order: only what is final is told, so
 * that a look from before, arriving late, takes nothing back.
 */
export async function settleOnTicket(company: CompanyId, file: FileRecord): Promise<void> {
  if (!file.ticket || (file.status !== 'ready' && file.status !== 'refused')) return;
  const set = { status: file.status, ...(file.reason && { reason: file.reason }) };
  await touch(ticketFileKey(company, file.ticket, file.id, file.internal ?? false), set);
}

export const onTicket = (file: FileRecord, addedAt: string): TicketFile => ({
  id: file.id,
  name: file.name,
  size: file.size,
  type: file.type,
  status: file.status,
  reason: file.reason,
  addedAt,
  addedBy: file.reservedByName,
});
