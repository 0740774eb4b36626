import { companyExists, findSites } from '../companies/companies.table.ts';
import { levelsFor } from '../contacts/contacts.service.ts';
import { pageOfContacts } from '../contacts/contacts.table.ts';
import { commit } from '../platform/commit.ts';
import { at, companyOf, idFor, type CompanyId, type Context, type Customer } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import type { NewEvent } from '../platform/event.ts';
import { uploadForm, uploadSeconds } from '../platform/object-links.ts';
import { AppError, invalidField, notFound } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import { rowsKeptDays, undoHours, type Import, type NewImport } from './import.model.ts';
import type { importsContract } from './imports.contract.ts';
import * as table from './imports.table.ts';
import { templateRow } from './template.model.ts';

/** Contacts from a file, as a customer's administrator asks for it. The work itself is done in the background (work.ts). */
type C = typeof importsContract;
type ByCustomer = Context<Customer>;

/** Contacts in a page of the template. */
const templatePage = 500;

export async function listTemplateRows(
  { actor }: ByCustomer,
  after?: string,
): Promise<Output<C['listTemplateRows']>> {
  const page = await pageOfContacts(companyOf(actor), templatePage, after);
  const names = new Map((await levelsFor(actor)).map(({ id, name }) => [id, name]));
  return { rows: page.contacts.map((contact) => templateRow(contact, names)), after: page.after };
}

export async function createImport(
  context: ByCustomer,
  asked: NewImport,
): Promise<Output<C['createImport']>> {
  const company = companyOf(context.actor);
  const site = (await findSites(company)).find(({ id }) => id === asked.siteId);
  if (!site) throw invalidField('siteId', 'Please choose one of your sites.');
  const record: table.ImportRecord = {
    id: idFor(context),
    fileName: asked.name,
    site: { id: site.id, name: site.name },
    existing: asked.existing,
    state: 'uploading',
    behind: table.behindOf(context.actor),
    startedBy: context.actor.name,
    startedAt: at(context),
    ...table.nothingYet,
  };
  const { id } = await commit(context, {
    steps: [companyExists(company), table.addImport(company, record)],
    event: about(company, record, 'import.reserved', `Began to import contacts from ${asked.name}`),
    result: { id: record.id },
    asked,
  });
  const form = uploadForm(`uploads/${company}/${id}`, asked.size, 'text/csv', context.now, 'IMPORTS_BUCKET');
  return { importId: id, ...form, expiresIn: uploadSeconds };
}

export const listImports = async (context: ByCustomer): Promise<Output<C['listImports']>> => ({
  imports: (await table.findImports(companyOf(context.actor)))
    .filter(({ state }) => state !== 'uploading')
    .map((record) => shown(record, context.now)),
});

export async function getImport({ actor, now }: ByCustomer, importId: string): Promise<Import> {
  return shown(await found(companyOf(actor), importId), now);
}

export const confirmImport = (context: ByCustomer, importId: string): Promise<void> =>
  turn(context, importId, (company, record) => ({
    step: table.turnImport(company, importId, ['ready'], {
      state: 'applying',
      finished: 0,
      behind: table.behindOf(context.actor),
      confirmedBy: context.actor.name,
      confirmedAt: at(context),
    }),
    event: about(company, record, 'import.confirmed', `Confirmed the import of ${record.fileName}`),
  }));

export const discardImport = (context: ByCustomer, importId: string): Promise<void> =>
  turn(context, importId, (company, record) => ({
    step: table.turnImport(company, importId, ['ready'], { state: 'discarded' }),
    event: about(company, record, 'import.discarded', `Put the import of ${record.fileName} aside`),
  }));

export const undoImport = (context: ByCustomer, importId: string): Promise<void> =>
  turn(context, importId, (company, record) => {
    if (record.finishedAt && context.now.getTime() > undoableUntil(record.finishedAt))
      throw new AppError('out-of-turn', `An import can be undone within ${undoHours} hours only.`);
    return {
      step: table.turnImport(company, importId, ['done'], {
        state: 'undoing',
        finished: 0,
        behind: table.behindOf(context.actor),
        undoneBy: context.actor.name,
      }),
      event: about(company, record, 'import.undo-begun', `Began to undo the import of ${record.fileName}`),
    };
  });

async function turn(
  context: ByCustomer,
  importId: string,
  how: (company: CompanyId, record: table.StoredImport) => { step: Step; event: NewEvent },
): Promise<void> {
  const company = companyOf(context.actor);
  const { step, event } = how(company, await found(company, importId));
  await commit(context, { steps: [step], event, result: null, asked: { importId } });
}

export async function found(company: CompanyId, importId: string): Promise<table.StoredImport> {
  const record = await table.readImport(company, importId);
  if (!record) throw notFound('import');
  return record;
}

const about = (
  companyId: CompanyId,
  { id }: Pick<table.ImportRecord, 'id'>,
  type: string,
  summary: string,
): NewEvent => ({ type, companyId, subject: id, summary, data: {} });

const undoableUntil = (finishedAt: string): number => Date.parse(finishedAt) + undoHours * 3_600_000;

function shown(record: table.StoredImport, now: Date): Import {
  const { site, pieces, finished, state, finishedAt, added, changed } = record;
  const undoable =
    state === 'done' && finishedAt && added + changed > 0 && now.getTime() < undoableUntil(finishedAt);
  const age = now.getTime() - Date.parse(record.startedAt);
  return {
    ...record,
    siteName: site.name,
    progress: pieces > 0 ? finished / pieces : 0,
    undoUntil: undoable ? new Date(undoableUntil(finishedAt)).toISOString() : undefined,
    rowsKept: record.rows > 0 && state !== 'refused' && age < rowsKeptDays * 24 * 3_600_000,
  };
}
