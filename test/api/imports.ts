import type { Import, ImportRow } from '../../lambdas/imports/import.model.ts';
import { templateHead } from '../../lambdas/imports/import.model.ts';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import type { PersonName } from './accounts.ts';
import type { Stage } from './stage.ts';

/** What an administrator does with a file of contacts, as the portal does it. */
export const head = templateHead.join(',');

/** A row of the template: the columns that matter, the others empty. */
export function row(cells: Partial<Record<string, string>>): string {
  return templateHead
    .map((name) => cells[name.replace(' [required]', '')] ?? '')
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
export const person = (first: string, email: string, more: Partial<Record<string, string>> = {}): string =>
  row({ 'First Name': first, 'Last Name': 'Import', 'Email Address': email, ...more });
export const file = (...rows: string[]): Buffer => Buffer.from(`\uFEFF${[head, ...rows].join('\r\n')}\r\n`);

type Options = { existing?: 'update' | 'leave'; name?: string; as?: PersonName; siteId?: string };
type Form = { importId: string; url: string; fields: Record<string, string> };

export async function reserve(
  { call, places }: Stage,
  size: number,
  { existing = 'update', name = 'contacts.csv', as = 'admin', siteId = places.site }: Options = {},
): Promise<Form> {
  const { status, body } = await call<Form>(as, 'createImport', { body: { name, size, siteId, existing } });
  if (status !== 200) throw new Error(`The import was not begun: ${JSON.stringify(body)}`);
  return body;
}

export async function post({ url, fields }: Form, content: Buffer): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(content)]), 'contacts.csv');
  const sent = await fetch(url, { method: 'POST', body: form });
  if (!sent.ok) throw new Error(`The upload was refused: ${sent.status}`);
}

/** Uploads a file and waits until its preview is there. */
export async function upload(world: Stage, content: Buffer, options: Options = {}): Promise<string> {
  const form = await reserve(world, content.length, options);
  await post(form, content);
  await world.cloud.settled(60_000);
  return form.importId;
}

export const look = async ({ call }: Stage, importId: string, as: PersonName = 'admin'): Promise<Import> =>
  (await call<Import>(as, 'getImport', { params: { importId } })).body;

export async function rowsOf(
  { call }: Stage,
  importId: string,
  act?: ImportRow['act'],
  as: PersonName = 'admin',
): Promise<ImportRow[]> {
  const all: ImportRow[] = [];
  for (let from: number | undefined = 0; from !== undefined;) {
    type Page = { rows: ImportRow[]; next?: number };
    const query = { from: String(from), ...(act && { act }) };
    const page: { body: Page } = await call<Page>(as, 'listImportRows', { params: { importId }, query });
    all.push(...page.body.rows);
    from = page.body.next;
  }
  return all;
}

/**
 * Waits until all is done, also when a function was killed: what it had in its hands comes back when the queue's
 * visibility timeout is over.
 */
export async function calm({ cloud }: Stage): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await cloud.settled(5_000);
    } catch (error) {
      if (attempt === 6) throw error;
      cloud.time.advance(361_000);
    }
  }
}

export async function ask(
  { call }: Stage,
  route: string,
  importId: string,
  as: PersonName = 'admin',
): Promise<void> {
  const { status, body } = await call(as, route, { params: { importId } });
  if (status !== 204) throw new Error(`${route} was refused: ${JSON.stringify(body)}`);
}

export async function confirm(world: Stage, importId: string, as: PersonName = 'admin'): Promise<Import> {
  await ask(world, 'confirmImport', importId, as);
  await world.cloud.settled(60_000);
  return look(world, importId, as);
}

export async function undo(world: Stage, importId: string, as: PersonName = 'admin'): Promise<Import> {
  await ask(world, 'undoImport', importId, as);
  await world.cloud.settled(60_000);
  return look(world, importId, as);
}

/** Lets pieces of a phase come although nobody asked for them, at once with those that were. */
export async function deliver(
  { cloud, places }: Stage,
  job: { importId: string; phase: 'apply' | 'undo'; pieces: number[]; as?: 'admin' | 'outsider' },
): Promise<void> {
  const { importId, phase, pieces, as = 'admin' } = job;
  const companyId = as === 'admin' ? places.company : places.other;
  const bodies = pieces.map((piece) => JSON.stringify({ companyId, importId, phase, piece }));
  await Promise.allSettled(
    bodies.map((body) => cloud.invoke('importscontactsimport', { Records: [{ messageId: 'again', body }] })),
  );
}

export async function contacts({ call }: Stage, as: PersonName = 'admin'): Promise<Contact[]> {
  return (await call<{ contacts: Contact[] }>(as, 'listContacts')).body.contacts;
}
export const contactOf = async (world: Stage, email: string): Promise<Contact | undefined> =>
  (await contacts(world)).find(({ fields }) => fields.email === email);
