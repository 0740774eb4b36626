import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '../../lambdas/imports/import.model.ts';
import { templateHead } from '../../lambdas/imports/import.model.ts';
import * as imports from './imports.ts';
import { file, head, look, person, rowsOf, upload } from './imports.ts';
import { stage, type Stage } from './stage.ts';

/** Files as people and programs really make them. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const bucket = () => {
  const { endpoints, ...config } = world.cloud.awsConfig;
  const s3 = new S3Client({ ...config, endpoint: endpoints.s3, forcePathStyle: true });
  return { s3, Bucket: world.cloud.resource('foyer-local-data', 'importsbucket') };
};
/** Everything that the bucket of imports holds, by key. */
async function kept(): Promise<Map<string, string>> {
  const { s3, Bucket } = bucket();
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const read = async (Key = ''): Promise<[string, string]> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return [Key, (await Body?.transformToString()) ?? ''];
  };
  return new Map(await Promise.all(Contents.map(({ Key }) => read(Key))));
}

let count = 0;
const address = () => `hard${count++}@example.com`;
const opened = (first: string, email: string, level = 'Portal User') =>
  person(first, email, { 'Client Portal Username': email, 'Client Portal Security Level': level });

describe('a file', () => {
  it.each([
    ['with semicolons and a comma in a cell', ';', (text: string) => Buffer.from(text)],
    ['in UTF-16 with tabs', '\t', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['in Windows-1252', ',', (text: string) => Buffer.from(text, 'latin1')],
    ['with a line that names its separator', ';', (text: string) => Buffer.from(`sep=;\r\n${text}`)],
  ])('%s is read', async (_, separator, write) => {
    const email = address();
    const cells: Record<string, string> = {
      'First Name': 'Zoë',
      'Last Name': 'Import',
      'Email Address': email,
      City: '"Leeds, North; East"',
    };
    const names = templateHead.map((name) => name.replace(' [required]', ''));
    const lines = [templateHead, names.map((name) => cells[name] ?? '')].map((line) => line.join(separator));
    const importId = await upload(world, write(lines.join('\n')));
    expect(await look(world, importId)).toMatchObject({ state: 'ready', rows: 1, adds: 1 });
    expect((await rowsOf(world, importId))[0]).toMatchObject({ name: 'Zoë Import', email });
    await imports.confirm(world, importId);
    expect((await imports.contactOf(world, email))?.fields.city).toBe('Leeds, North; East');
  });

  it.each([
    ['of zeros', Buffer.alloc(5_000), 'does not hold text'],
    ['that is a zip', Buffer.from('PK\u0003\u0004\u0000'), 'workbook or an archive'],
    ['with another first line', Buffer.from('Vorname,Nachname\nAda,Miller'), '“First Name”'],
    ['with a quotation mark that is never closed', Buffer.from(`${head}\n,,"Ada`), 'line 2 is never closed'],
    ['with nothing but its first line', Buffer.from(head), 'no row'],
    ['with blank lines alone', Buffer.from('\n\n , \n'), 'is empty'],
  ])('%s is refused as a whole, with what to do', async (_, content, reason) => {
    const found = await look(world, await upload(world, content));
    expect(found).toMatchObject({ state: 'refused', rows: 0 });
    expect(found.reason).toContain(reason);
  });

  it('with odd rows has them refused one by one, and the others stand', async () => {
    const [email, twice] = [address(), address()];
    const importId = await upload(
      world,
      file(
        head,
        person('Ada', email, { Title: 'x'.repeat(5_000_000) }),
        person('Short', address()).split(',').slice(0, 9).join(','),
        `${person('Long', address())},one,more`,
        person('First', twice),
        person('Second', twice.toUpperCase()),
        person('Secret', address(), { 'Client Portal Password': 'Summer-2026!' }),
        person('עדה 😀', address(), { Title: '=1+1' }),
        person('Two\r\nlines', address()),
        opened('Boss', address(), 'boss'),
      ),
    );
    const rows = await rowsOf(world, importId);
    expect(rows.map(({ act }) => act)).toEqual([
      'refuse',
      'refuse',
      'add',
      'refuse',
      'add',
      'refuse',
      'refuse',
      'add',
      'refuse',
      'refuse',
    ]);
    const reasons = rows.map(({ reason = '' }) => reason);
    expect(reasons[0]).toContain('repeats the first line');
    expect(reasons[1]).toContain('“Title” is far too long');
    expect(reasons[3]).toContain('2 cells more');
    expect(reasons[5]).toContain('Line 6 has the same');
    expect(reasons[9]).toContain('You can give: ');
    expect(JSON.stringify(rows)).not.toContain('Summer-2026!');
    const objects = await kept();
    expect([...objects.keys()].filter((key) => !key.startsWith('pieces/'))).toEqual([]);
    expect([...objects.values()].join('')).toContain('Secret');
    expect([...objects.values()].join('')).not.toContain('Summer-2026!');
    const done = await imports.confirm(world, importId);
    expect(done).toMatchObject({ added: 3, refused: 7 });
    expect(
      (await imports.contacts(world)).find(({ fields }) => fields.title === '=1+1')?.fields.firstName,
    ).toBe('עדה 😀');
  }, 60_000);

  it('that was dropped for a company waits for its administrator', async () => {
    const { s3, Bucket } = bucket();
    const email = address();
    const Key = `imports/${world.places.company}/nightly run/people.csv`;
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: file(opened('Drop', email, 'Admin User')) }));
    await world.cloud.settled();
    const list = async (as: 'admin' | 'outsider') =>
      (await world.call<{ imports: Import[] }>(as, 'listImports')).body.imports;
    const dropped = (await list('admin')).find(({ fileName }) => fileName === 'nightly run/people.csv');
    expect(dropped).toMatchObject({
      state: 'ready',
      startedBy: 'Dropped file',
      adds: 1,
      siteName: 'Head office',
    });
    expect(await imports.contactOf(world, email)).toBeUndefined();
    expect((await list('outsider')).map(({ id }) => id)).not.toContain(dropped?.id);
    expect(await imports.confirm(world, dropped?.id ?? '')).toMatchObject({ state: 'done', added: 1 });
  });
});
