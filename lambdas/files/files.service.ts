import { companyExists } from '../companies/companies.table.ts';
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
import { downloadLink, uploadForm, uploadSeconds } from '../platform/object-links.ts';
import { AppError, invalidField, notFound } from '../platform/problem.ts';
import { read } from '../platform/table.ts';
import { readableTicket } from '../tickets/readable.ts';
import { ticketFileEntity } from '../tickets/tickets.table.ts';
import { canBeShown, typeOfName, type NewFile, type Upload } from './file.model.ts';
import * as table from './files.table.ts';

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
    steps: [companyExists(company), table.addFile(company, file)],
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
  const form = uploadForm(table.objectKey(company, id), asked.size, type, new Date());
  return { fileId: id, url: form.url, fields: form.fields, expiresIn: uploadSeconds };
}

export const reserveFile = (context: Context<Customer>, asked: NewFile): Promise<Upload> =>
  reserve(context, companyOf(context.actor), asked);

export const reserveDeskFile = (
  context: Context<Staff>,
  companyId: string,
  asked: NewFile,
): Promise<Upload> => reserve(context, companyForStaff(context.actor, companyId), asked);

async function rename(context: Context, company: CompanyId, fileId: string, name: string): Promise<void> {
  const file = await read(table.fileEntity, fileKey(company, fileId));
  if (!file || file.reservedBy !== context.actor.id) throw notFound('file');
  if (typeOfName(name) !== file.type)
    throw invalidField('name', 'Please keep the ending of the name: it says what kind of file this is.');
  await commit(context, {
    steps: [table.nameFile(company, file, name)],
    event: {
      type: 'file.renamed',
      companyId: company,
      subject: fileId,
      summary: `Named the file ${file.name} ${name}`,
      data: {},
    },
    result: null,
    asked: { fileId, name },
  });
}

export const renameFile = (context: Context<Customer>, fileId: string, name: string): Promise<void> =>
  rename(context, companyOf(context.actor), fileId, name);

export const renameDeskFile = (
  context: Context<Staff>,
  companyId: string,
  fileId: string,
  name: string,
): Promise<void> => rename(context, companyForStaff(context.actor, companyId), fileId, name);

async function link(
  company: CompanyId,
  number: string,
  fileId: string,
  { internal, show }: { internal: boolean; show: boolean },
): Promise<{ url: string }> {
  const file =
    (await read(ticketFileEntity, ticketFileKey(company, number, fileId, false))) ??
    (internal ? await read(ticketFileEntity, ticketFileKey(company, number, fileId, true)) : undefined);
  if (!file) throw notFound('file');
  if (file.status === 'refused') throw new AppError('out-of-turn', file.reason ?? 'This file was refused.');
  if (file.status !== 'ready')
    throw new AppError('out-of-turn', 'This file is still being checked. Please try again in a moment.');
  const { objectVersion: version } = (await read(table.fileEntity, fileKey(company, fileId))) ?? {};
  return {
    url: downloadLink(
      table.objectKey(company, fileId),
      { ...file, version, inline: show && canBeShown(file.type) },
      new Date(),
    ),
  };
}

export async function downloadFile(
  context: Context<Customer>,
  number: string,
  fileId: string,
  show: boolean,
) {
  await readableTicket(context, number);
  return link(companyOf(context.actor), number, fileId, { internal: false, show });
}

export const downloadDeskFile = (
  context: Context<Staff>,
  companyId: string,
  number: string,
  fileId: string,
  show: boolean,
) => link(companyForStaff(context.actor, companyId), number, fileId, { internal: true, show });
