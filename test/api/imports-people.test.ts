import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateHead } from '../../lambdas/imports/import.model.ts';
import * as imports from './imports.ts';
import { file, look, person, rowsOf, upload } from './imports.ts';
import { letIn } from './let-in.ts';
import { signIn } from './accounts.ts';
import { stage, type Stage } from './stage.ts';

/** Whom an import may touch, and what it does when it is pressed twice, slowed down or refused. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

let count = 0;
const address = () => `people${count++}@example.com`;
const opened = (first: string, email: string, level = 'Portal User') =>
  person(first, email, { 'Client Portal Username': email, 'Client Portal Security Level': level });

describe('people', () => {
  it('of another company stay theirs, in neutral words', async () => {
    const importId = await upload(world, file(opened('Out', 'Outsider@example.com')));
    const [refused] = await rowsOf(world, importId, 'refuse');
    expect(refused?.reason).toBe('This e-mail address cannot be used to sign in here. Please ask us.');
  });

  it('of another company see no import', async () => {
    const importId = await upload(world, file(person('Hidden', address())));
    for (const route of ['getImport', 'listImportRows', 'confirmImport', 'discardImport', 'undoImport'])
      expect((await world.call('outsider', route, { params: { importId } })).status).toBe(404);
    expect((await look(world, importId)).state).toBe('ready');
  });

  it('are left when that was chosen, and belong to the chosen site when they are new', async () => {
    const before = await imports.contactOf(world, 'colleague@example.com');
    const email = address();
    const content = file(person('Changed', 'colleague@example.com'), person('New', email));
    const importId = await upload(world, content, { existing: 'leave', siteId: world.places.branch });
    expect(await imports.confirm(world, importId)).toMatchObject({ added: 1, left: 1, changed: 0 });
    expect(await imports.contactOf(world, 'colleague@example.com')).toEqual(before);
    expect((await imports.contactOf(world, email))?.fields.siteId).toBe(world.places.branch);
  });

  it('come back from the template unchanged', async () => {
    const { body } = await world.call<{ rows: string[][] }>('admin', 'listTemplateRows');
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const content = [templateHead, ...body.rows].map((cells) => cells.map(cell).join(',')).join('\r\n');
    const importId = await upload(world, Buffer.from(content));
    expect(await look(world, importId)).toMatchObject({
      adds: 0,
      changes: 0,
      refusals: 0,
      leaves: body.rows.length,
    });
  });

  it('changed after the preview are not overwritten', async () => {
    const email = address();
    await imports.confirm(world, await upload(world, file(person('Before', email))));
    const importId = await upload(world, file(person('Import', email)));
    const contact = await imports.contactOf(world, email);
    const change = {
      fields: { ...contact?.fields, title: 'By hand' },
      access: contact?.access,
      version: contact?.version,
    };
    expect(
      (await world.call('admin', 'changeContact', { params: { contactId: contact?.id ?? '' }, body: change }))
        .status,
    ).toBe(204);
    expect(await imports.confirm(world, importId)).toMatchObject({ changed: 0, refused: 1 });
    expect((await rowsOf(world, importId))[0]?.reason).toContain('Somebody else changed this contact');
    expect((await imports.contactOf(world, email))?.fields.title).toBe('By hand');
  });

  it('who have tickets or were changed since stay when the import is undone', async () => {
    const [gone, busy, changed] = [address(), address(), address()];
    const importId = await upload(
      world,
      file(person('Gone', gone), person('Busy', busy), person('Touched', changed)),
    );
    await imports.confirm(world, importId);
    const [raiser, other] = await Promise.all(
      [busy, changed].map((email) => imports.contactOf(world, email)),
    );
    const body = {
      type: 'query',
      siteId: world.places.site,
      contactId: raiser?.id,
      title: 'Mine',
      description: 'Text',
      customerReference: 'R',
    };
    expect((await world.call('admin', 'createTicket', { body })).status).toBe(200);
    const change = {
      fields: { ...other?.fields, title: 'New' },
      access: other?.access,
      version: other?.version,
    };
    await world.call('admin', 'changeContact', { params: { contactId: other?.id ?? '' }, body: change });
    await world.cloud.settled();
    expect(await imports.undo(world, importId)).toMatchObject({ removed: 1, restored: 0, kept: 2 });
    expect((await rowsOf(world, importId, 'keep')).map(({ name, reason }) => [name, reason])).toEqual([
      ['Busy Import', 'This contact has tickets by now.'],
      ['Touched Import', 'This contact was changed since.'],
    ]);
    expect(await rowsOf(world, importId, 'add')).toEqual([]);
    expect(await imports.contactOf(world, gone)).toBeUndefined();
    expect((await imports.contactOf(world, changed))?.fields.title).toBe('New');
    const again = await world.call('admin', 'undoImport', { params: { importId } });
    expect(again.status).toBe(409);
  });

  it('who were let in and undone can sign in no more', async () => {
    const email = address();
    const importId = await upload(world, file(opened('Short', email)));
    await imports.confirm(world, importId);
    const welcome = (await world.cloud.mails()).find(({ to }) => to.includes(email));
    const secret = /One-time password:\s*(\S+)/.exec(welcome?.text ?? '')?.[1] ?? '';
    expect((await signIn(world.cloud.addresses.site, 'portal', email, secret)).status).toBe(200);
    expect(await imports.undo(world, importId)).toMatchObject({ removed: 1 });
    expect((await signIn(world.cloud.addresses.site, 'portal', email, secret)).status).toBe(422);
  });
});

it('who never had access have not lost it when an import that opened it is undone', async () => {
  const [never, left] = [address(), address()];
  await imports.confirm(world, await upload(world, file(person('Never', never), opened('Left', left))));
  const before = await imports.contactOf(world, left);
  const ended = { ...before?.access, active: false };
  const body = { fields: before?.fields, access: ended, version: before?.version };
  const params = { contactId: before?.id ?? '' };
  expect((await world.call('admin', 'changeContact', { params, body })).status).toBe(204);
  const importId = await upload(world, file(opened('Never', never), opened('Left', left)));
  expect(await imports.confirm(world, importId)).toMatchObject({ changed: 2 });
  expect(await imports.undo(world, importId)).toMatchObject({ restored: 2 });
  expect((await imports.contactOf(world, never))?.access).toMatchObject({ active: false, ended: false });
  expect((await imports.contactOf(world, left))?.access).toMatchObject({ active: false, ended: true });
  // Access that is opened and ended by hand after that has been had.
  const again = await imports.contactOf(world, never);
  const save = (active: boolean, version = 0) =>
    world.call('admin', 'changeContact', {
      params: { contactId: again?.id ?? '' },
      body: { fields: again?.fields, access: { active, levels: ['portal-user'], sites: [] }, version },
    });
  expect((await save(true, again?.version)).status).toBe(204);
  expect((await save(false, (again?.version ?? 0) + 1)).status).toBe(204);
  expect((await imports.contactOf(world, never))?.access.ended).toBe(true);
});

describe('who undoes an import', () => {
  it('does not remove themselves', async () => {
    const [own, other] = [address(), address()];
    const importId = await upload(world, file(opened('Own', own, 'Admin User'), opened('Other', other)));
    await imports.confirm(world, importId);
    const cookie = await letIn(world, own);
    const undone = await fetch(`${world.cloud.addresses.site}/api/portal/contact-imports/${importId}/undo`, {
      method: 'POST',
      headers: { cookie, 'idempotency-key': randomUUID() },
    });
    expect(undone.status).toBe(204);
    await world.cloud.settled(30_000);
    expect(await look(world, importId)).toMatchObject({ state: 'undone', removed: 1, kept: 1 });
    expect((await imports.contactOf(world, own))?.access.active).toBe(true);
  });
});

describe('an import', () => {
  it('is confirmed once, however often and at once somebody presses', async () => {
    const email = address();
    const importId = await upload(world, file(opened('Once', email)));
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.call('admin', 'confirmImport', { params: { importId } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409]);
    await world.cloud.settled(30_000);
    expect(await look(world, importId)).toMatchObject({ state: 'done', added: 1 });
    expect((await world.cloud.mails()).filter(({ to }) => to.includes(email))).toHaveLength(1);
    expect((await world.call('admin', 'discardImport', { params: { importId } })).status).toBe(409);
  });

  it('of the same file, started twice at once, adds everybody once', async () => {
    const emails = Array.from({ length: 20 }, address);
    const content = file(...emails.map((email) => opened('Twin', email)));
    const [one, other] = [await upload(world, content), await upload(world, content)];
    await Promise.all([one, other].map((importId) => imports.ask(world, 'confirmImport', importId)));
    await world.cloud.settled(60_000);
    const done = await Promise.all([one, other].map((importId) => look(world, importId)));
    expect(done.reduce((sum, { added }) => sum + added, 0)).toBe(20);
    const all = await imports.contacts(world);
    for (const email of emails) expect(all.filter(({ fields }) => fields.email === email)).toHaveLength(1);
    const mails = (await world.cloud.mails()).filter(({ to }) => to.some((each) => emails.includes(each)));
    expect(mails).toHaveLength(20);
  }, 90_000);

  it('says what each row did, though its piece comes four times at once, and its undoing as well', async () => {
    const emails = Array.from({ length: 40 }, address);
    const fileWith = (title: string, who: string[]) =>
      file(...who.map((email) => person('Again', email, { Title: title })));
    await imports.confirm(world, await upload(world, fileWith('Clerk', emails.slice(0, 25))));
    const importId = await upload(world, fileWith('Baker', emails));
    const again = [0, 0, 0];
    await imports.ask(world, 'confirmImport', importId);
    await imports.deliver(world, { importId, phase: 'apply', pieces: again });
    await world.cloud.settled(60_000);
    expect(await look(world, importId)).toMatchObject({ state: 'done', changed: 25, added: 15, refused: 0 });
    expect(await imports.rowsOf(world, importId, 'refuse')).toEqual([]);
    await imports.ask(world, 'undoImport', importId);
    await imports.deliver(world, { importId, phase: 'undo', pieces: again });
    await world.cloud.settled(60_000);
    expect(await look(world, importId)).toMatchObject({
      state: 'undone',
      restored: 25,
      removed: 15,
      kept: 0,
    });
  }, 90_000);

  it('reads a form that is posted twice once, and keeps no file', async () => {
    const content = file(person('Posted', address()));
    const form = await imports.reserve(world, content.length);
    await imports.post(form, content);
    await world.cloud.settled();
    await imports.post(form, content);
    await world.cloud.settled();
    expect(await look(world, form.importId)).toMatchObject({ state: 'ready', rows: 1, adds: 1 });
  });

  it.each(['s3', 'dynamodb', 'cognito-idp'] as const)(
    'goes on while %s asks to slow down',
    async (service) => {
      const emails = Array.from({ length: 5 }, address);
      const importId = await upload(world, file(...emails.map((email) => opened('Slow', email))));
      await world.cloud.clearMails();
      const end = world.cloud.faults.inject({
        function: service === 'cognito-idp' ? 'contactaccess' : 'contactsimport',
        service,
        kind: 'throttle',
        rate: 0.4,
        count: 12,
      });
      await imports.ask(world, 'confirmImport', importId);
      await imports.calm(world);
      end();
      world.cloud.time.reset();
      expect(await look(world, importId)).toMatchObject({ state: 'done', added: 5, refused: 0 });
      expect((await world.cloud.mails()).map(({ to }) => to.join()).toSorted()).toEqual(emails.toSorted());
    },
    90_000,
  );

  it('lets everybody in although SES refuses one mail at first', async () => {
    const emails = Array.from({ length: 3 }, address);
    const importId = await upload(world, file(...emails.map((email) => opened('Mail', email))));
    await world.cloud.clearMails();
    const end = world.cloud.faults.inject({
      function: 'contactaccess',
      service: 'ses',
      kind: '5xx',
      count: 4,
    });
    await imports.ask(world, 'confirmImport', importId);
    await imports.calm(world);
    end();
    world.cloud.time.reset();
    expect((await world.cloud.mails()).map(({ to }) => to.join()).toSorted()).toEqual(emails.toSorted());
  }, 90_000);

  it('is not for people without the right', async () => {
    const importId = await upload(world, file(person('Closed', address())));
    for (const other of ['standard', 'own', 'local'] as const)
      expect((await world.call(other, 'confirmImport', { params: { importId } })).status).toBe(403);
  });
});
