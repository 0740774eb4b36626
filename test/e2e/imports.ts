import { templateHead } from '../../lambdas/imports/import.model.ts';
import { call } from './api.ts';
import { fresh, type House } from './house.ts';

/** Files of contacts as a spreadsheet saves them. */
type Cells = Record<string, string>;

export const csvOf = (rows: readonly Cells[], separator = ','): Buffer => {
  const quoted = (cell: string) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) =>
    templateHead.map((name) => quoted(row[name.replace(' [required]', '')] ?? '')).join(separator),
  );
  return Buffer.from(`\uFEFF${[templateHead.join(separator), ...lines].join('\r\n')}\r\n`);
};

export const csvFile = (name: string, rows: readonly Cells[], separator?: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: csvOf(rows, separator),
});

export const someone = (first: string, last: string, email: string, more: Cells = {}): Cells => ({
  'First Name': first,
  'Last Name': last,
  'Email Address': email,
  ...more,
});

/** An import that has been read and waits to be confirmed. */
export async function previewed({ admin, sites }: House): Promise<string> {
  const mark = fresh();
  const { buffer } = csvFile('people.csv', [
    someone('Nora', 'Newman', `nora.${mark}@example.com`),
    someone('No', 'Address', 'nowhere'),
  ]);
  const { importId, url, fields } = await call(admin.request, 'createImport', {
    body: { name: 'people.csv', size: buffer.length, siteId: sites.main.id, existing: 'update' },
  });
  const multipart = { ...fields, file: { name: 'people.csv', mimeType: 'text/csv', buffer } };
  const sent = await admin.request.post(url, { multipart });
  if (!sent.ok()) throw new Error(`The file was not taken: ${sent.status()}`);
  return importId;
}
