import { commit } from '../platform/commit.ts';
import {
  at,
  companyForStaff,
  companyOf,
  idFor,
  type CompanyId,
  type Context,
  type Customer,
  type Staff,
} from '../platform/context.ts';
import { fileKey, ticketFileKey } from '../platform/keys.ts';
import { downloadLink, head, uploadForm, uploadSeconds } from '../platform/objects.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { read } from '../platform/table.ts';
import { readableTicket } from '../tickets/readable.ts';
import { ticketFileEntity } from '../tickets/tickets.table.ts';
import { bytesToLookAt, fits } from './content.ts';
import { typeOfName, type NewFile, type Upload } from './file.model.ts';
import * as table from './files.table.ts';

const objectKey = (company: CompanyId, id: string): string => `files/${company}/${id}`;

async function reserve(context: Context, company: CompanyId, asked: NewFile): Promise<Upload> {
  const type = typeOfName(asked.name) ?? 'application/octet-stream';
  const file: table.FileRecord = {
    ...asked,
    id: idFor(context),
    type,
    status: 'uploading',
    reservedBy: context.actor.id,
    reservedByName: context.actor.name,
    reservedAt: at(context),
  };
  const { id } = await commit(context, {
    steps: [table.addFile(company, file)],
    event: {
      type: 'file.reserved',
      companyId: company,
      subject: file.id,
      summary: `Began to upload ${asked.name}`,
      data: {},
    },
    result: { id: file.id },
    asked,
  });
  const form = await uploadForm(objectKey(company, id), asked.size, type);
  return { fileId: id, url: form.url, fields: form.fields, expiresIn: uploadSeconds };
}

export const reserveFile = (context: Context<Customer>, asked: NewFile): Promise<Upload> =>
  reserve(context, companyOf(context.actor), asked);

export const reserveDeskFile = (
  context: Context<Staff>,
  companyId: string,
  asked: NewFile,
): Promise<Upload> => reserve(context, companyForStaff(context.actor, companyId), asked);

async function link(
  company: CompanyId,
  number: string,
  fileId: string,
  internal: boolean,
): Promise<{ url: string }> {
  const file =
    (await read(ticketFileEntity, ticketFileKey(company, number, fileId, false))) ??
    (internal ? await read(ticketFileEntity, ticketFileKey(company, number, fileId, true)) : undefined);
  if (!file) throw notFound('file');
  if (file.status === 'refused') throw new AppError('out-of-turn', file.reason ?? 'This file was refused.');
  if (file.status !== 'ready')
    throw new AppError('out-of-turn', 'This file is still being checked. Please try again in a moment.');
  return { url: await downloadLink(objectKey(company, fileId), file.name, file.type) };
}

export async function downloadFile(context: Context<Customer>, number: string, fileId: string) {
  await readableTicket(context.actor, number);
  return link(companyOf(context.actor), number, fileId, false);
}

export const downloadDeskFile = (
  context: Context<Staff>,
  companyId: string,
  number: string,
  fileId: string,
) => link(companyForStaff(context.actor, companyId), number, fileId, true);

/** What the bucket or the scan told of an object: `files/<company>/<file>`. Repeating it changes nothing. */
export async function noteArrival(key: string): Promise<void> {
  const [company, id] = placeOf(key);
  const file = await read(table.fileEntity, fileKey(company, id));
  if (!file) return;
  const { start, size } = await head(key, bytesToLookAt);
  const sound = size === file.size && fits(file.type, start);
  const finding = sound
    ? { verified: true }
    : { verified: false, reason: 'The content of this file is not what its name says.' };
  await settle(company, await table.noteFinding(company, id, finding));
}

export async function noteScan(key: string, scan: 'clean' | 'infected' | 'unscannable'): Promise<void> {
  const [company, id] = placeOf(key);
  const reason =
    scan === 'infected'
      ? 'The virus scan found something harmful in this file.'
      : 'This file could not be scanned for viruses.';
  await settle(company, await table.noteFinding(company, id, scan === 'clean' ? { scan } : { scan, reason }));
}

async function settle(company: CompanyId, file: table.FileRecord | undefined): Promise<void> {
  if (!file) return;
  const refused = file.verified === false || file.scan === 'infected' || file.scan === 'unscannable';
  const ready = file.verified === true && file.scan === 'clean';
  const settled = await table.noteFinding(company, file.id, {
    status: refused ? 'refused' : ready ? 'ready' : 'checking',
  });
  if (settled) await table.settleOnTicket(company, settled);
}

/** The key was made by us when the place was reserved: its company is the reserving actor's. */
function placeOf(key: string): [CompanyId, string] {
  const [, company = '', id = ''] = key.split('/');
  return [company as CompanyId, id];
}
