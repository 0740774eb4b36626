import { randomUUID } from 'node:crypto';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TicketFile } from '../../lambdas/tickets/ticket.model.ts';
import type { Upload } from '../../lambdas/files/file.model.ts';
import { companyForStaff, system } from '../../lambdas/platform/context.ts';
import { fileKey } from '../../lambdas/platform/keys.ts';
import { documents, tableName } from '../../lambdas/platform/table.ts';
import { fileEntity, settleOnTicket } from '../../lambdas/files/files.table.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, page, raise } from './tickets.ts';

/** Files: reserved, uploaded straight to the bucket, verified, scanned, downloaded; refused when they are not what they say. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** The test file of the antivirus makers (eicar.org), in two parts so that no scanner takes this source for it. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

async function upload(
  person: PersonName,
  name: string,
  content: Buffer,
  claimed = content.length,
): Promise<{ fileId: string; status: number }> {
  const reserved = await world.call<Upload>(person, 'reserveFile', { body: { name, size: claimed } });
  expect(reserved.status, JSON.stringify(reserved.body)).toBe(200);
  const form = new FormData();
  for (const [field, value] of Object.entries(reserved.body.fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const sent = await fetch(reserved.body.url, { method: 'POST', body: form });
  return { fileId: reserved.body.fileId, status: sent.status };
}

const recordOf = async (id: string): Promise<Record<string, unknown>> => {
  const Key = fileKey(companyForStaff(system, world.places.company), id);
  return (await documents.send(new GetCommand({ TableName: tableName(), Key }))).Item ?? {};
};

/** Whether the bucket holds the content of a file. */
async function exists(id: string): Promise<boolean> {
  const { endpoints, ...config } = world.cloud.awsConfig;
  const s3 = new S3Client({ ...config, endpoint: endpoints.s3, forcePathStyle: true });
  const Bucket = world.cloud.resource('foyer-local-data', 'files');
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket, Prefix: `files/${world.places.company}/${id}` }),
  );
  return Contents.length > 0;
}

async function filesOf(number: string): Promise<TicketFile[]> {
  await world.cloud.settled();
  return (await page(world, 'standard', number)).files;
}

it('takes a picture with the ticket and gives it back', async () => {
  const { fileId, status } = await upload('standard', 'Bildschirm “1”.png', png);
  expect(status).toBe(204);
  const number = await raise(world, 'standard', { files: [fileId] });
  expect(await filesOf(number)).toMatchObject([{ id: fileId, name: 'Bildschirm “1”.png', status: 'ready' }]);
  const link = await world.call<{ url: string }>('standard', 'downloadFile', { params: { number, fileId } });
  const got = await fetch(link.body.url);
  expect(got.headers.get('content-disposition')).toContain('attachment');
  expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true);
  expect((await world.call('outsider', 'downloadFile', { params: { number, fileId } })).status).toBe(404);
  const asked = { params: { number, fileId }, query: { show: 'yes' } };
  const shown = await fetch((await world.call<{ url: string }>('standard', 'downloadFile', asked)).body.url);
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
  expect(shown.headers.get('content-type')).toBe('image/png');
});

it('keeps what a file came to on its ticket, when a look from before arrives late', async () => {
  const { fileId } = await upload('standard', 'soon.png', png);
  const number = await raise(world, 'standard', { files: [fileId] });
  expect(await filesOf(number)).toMatchObject([{ status: 'ready' }]);
  const company = companyForStaff(system, world.places.company);
  const before = { ...fileEntity.parse(await recordOf(fileId)), status: 'checking' as const };
  await settleOnTicket(company, before);
  expect(await filesOf(number)).toMatchObject([{ status: 'ready' }]);
});

it('forgets a file that came onto no ticket, with its content; never one of a ticket', async () => {
  const [lost, kept] = [await upload('standard', 'lost.png', png), await upload('standard', 'kept.png', png)];
  await raise(world, 'standard', { files: [kept.fileId] });
  await world.cloud.settled();
  expect([await exists(lost.fileId), await exists(kept.fileId)]).toEqual([true, true]);
  const [forgotten, stays] = await Promise.all([recordOf(lost.fileId), recordOf(kept.fileId)]);
  const days = (Number(forgotten.expires) * 1000 - Date.now()) / (24 * 3600 * 1000);
  expect([days > 1.9 && days <= 2, stays.expires]).toEqual([true, undefined]);
  // As the table does when that time is over.
  const { PK, SK } = forgotten;
  await documents.send(new DeleteCommand({ TableName: tableName(), Key: { PK, SK } }));
  await world.cloud.settled();
  expect([await exists(lost.fileId), await exists(kept.fileId)]).toEqual([false, true]);
});

it('gives an own file another name until it is on a ticket', async () => {
  const { fileId } = await upload('standard', 'IMG_0001.png', png);
  const name = (person: 'standard' | 'admin' | 'outsider', to: string, key?: string) =>
    world.call(person, 'renameFile', { params: { fileId }, body: { name: to }, ...(key && { key }) });
  const key = randomUUID();
  expect((await name('standard', 'The till’s screen.png', key)).status).toBe(204);
  expect((await name('standard', 'The till’s screen.png', key)).status).toBe(204);
  expect((await name('admin', 'not-mine.png')).status).toBe(404);
  expect((await name('outsider', 'not-ours.png')).status).toBe(404);
  for (const bad of ['screen.pdf', 'screen.exe', 'a/b.png', ''])
    expect((await name('standard', bad)).status, bad).toBe(422);
  const number = await raise(world, 'standard', { files: [fileId] });
  expect(await filesOf(number)).toMatchObject([{ name: 'The till’s screen.png', status: 'ready' }]);
  expect((await name('standard', 'later.png')).status).toBe(409);
});

it('settles a file that arrives after the ticket was raised', async () => {
  const reserved = await world.call<Upload>('standard', 'reserveFile', {
    body: { name: 'late.png', size: png.length },
  });
  const number = await raise(world, 'standard', { files: [reserved.body.fileId] });
  expect(await filesOf(number)).toMatchObject([{ status: 'uploading' }]);
  const form = new FormData();
  for (const [field, value] of Object.entries(reserved.body.fields)) form.append(field, value);
  form.append('file', new Blob([png]), 'late.png');
  expect((await fetch(reserved.body.url, { method: 'POST', body: form })).status).toBe(204);
  expect(await filesOf(number)).toMatchObject([{ status: 'ready' }]);
});

it.each([
  ['a virus', 'note.txt', Buffer.from(eicar), /harmful/],
  [
    'a program with the name of a picture',
    'cat.png',
    Buffer.from('MZ\u0090\u0000 this is no picture'),
    /not what its name says/,
  ],
])('refuses %s', async (_, name, content, reason) => {
  const { fileId } = await upload('standard', name, content);
  const number = await raise(world, 'standard', { files: [fileId] });
  const [file] = await filesOf(number);
  expect(file).toMatchObject({ status: 'refused' });
  expect(file?.reason).toMatch(reason);
  expect((await world.call('standard', 'downloadFile', { params: { number, fileId } })).status).toBe(409);
});

it('lets the bucket take exactly the size that was reserved', async () => {
  expect((await upload('standard', 'more.png', png, png.length - 1)).status).toBe(400);
});

it('attaches only own files, once', async () => {
  const { fileId } = await upload('colleague', 'mine.png', png);
  const stolen = await world.call<{ fields: { path: string }[] }>('standard', 'createTicket', {
    body: {
      type: 'query',
      siteId: world.places.site,
      contactId: world.people.standard.id,
      title: 'x',
      description: 'x',
      customerReference: 'x',
      files: [fileId],
    },
  });
  expect([stolen.status, stolen.body.fields[0]?.path]).toEqual([422, 'files']);
  const own = await upload('standard', 'once.png', png);
  await raise(world, 'standard', { files: [own.fileId] });
  const twice = await world.call('standard', 'createTicket', {
    body: {
      type: 'query',
      siteId: world.places.site,
      contactId: world.people.standard.id,
      title: 'x',
      description: 'x',
      customerReference: 'x',
      files: [own.fileId],
    },
  });
  expect(twice.status).toBe(422);
});

it('keeps the files of internal notes at the desk', async () => {
  const number = await raise(world, 'standard');
  const reserved = await world.call<Upload>('technician', 'reserveDeskFile', {
    params: { companyId: world.places.company },
    body: { name: 'internal.txt', size: 5 },
  });
  expect(
    (
      await desk(world, number, 'addDeskNote', {
        text: 'For us',
        seen: 'new',
        internal: true,
        files: [reserved.body.fileId],
      })
    ).status,
  ).toBe(200);
  expect(await filesOf(number)).toEqual([]);
  expect(
    (await world.call('standard', 'downloadFile', { params: { number, fileId: reserved.body.fileId } }))
      .status,
  ).toBe(404);
});
