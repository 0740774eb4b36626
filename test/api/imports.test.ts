import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirm, contactOf, file, look, person, rowsOf, undo, upload } from './imports.ts';
import { stage, type Stage } from './stage.ts';

/** Contacts from a file, by the guide: upload, preview, confirm, history, undo. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

it('adds, changes and leaves contacts as the preview says, and mails whom it lets in', async () => {
  const own = await contactOf(world, 'own@example.com');
  const content = file(
    person('Ida', 'ida@example.com', { Phone: "'+44 20 7946 0000", City: 'Sampleton' }),
    person('Olive', 'OLIVE@example.com', {
      'Client Portal Username': 'olive@example.com',
      'Client Portal Security Level': 'Portal User',
    }),
    person('Own', 'Own@Example.com', { Title: 'Baker' }),
    person('Bad', 'not an address'),
  );
  const importId = await upload(world, content);
  expect(await look(world, importId)).toMatchObject({
    state: 'ready',
    fileName: 'contacts.csv',
    siteName: 'Head office',
    startedBy: 'Admin Example',
    rows: 4,
    adds: 2,
    changes: 1,
    refusals: 1,
  });
  expect(await rowsOf(world, importId)).toMatchObject([
    { line: 2, act: 'add', name: 'Ida Import', email: 'ida@example.com' },
    {
      line: 3,
      act: 'add',
      email: 'olive@example.com',
      levels: { before: [], after: ['Portal User'] },
      welcomes: true,
    },
    { line: 4, act: 'change', changes: ['Last Name', 'Title'] },
    { line: 5, act: 'refuse', reason: expect.stringContaining('Email Address') as string },
  ]);
  expect(await contactOf(world, 'ida@example.com')).toBeUndefined();
  await world.cloud.clearMails();

  expect(await confirm(world, importId)).toMatchObject({
    state: 'done',
    confirmedBy: 'Admin Example',
    added: 2,
    changed: 1,
    left: 0,
    refused: 1,
  });
  expect(await contactOf(world, 'ida@example.com')).toMatchObject({
    fields: { phone: '+44 20 7946 0000', city: 'Sampleton', siteId: world.places.site },
    access: { active: false },
  });
  expect(await contactOf(world, 'own@example.com')).toMatchObject({
    id: own?.id,
    fields: { title: 'Baker', lastName: 'Import' },
    access: { active: true, levels: ['portal-user'] },
  });
  const mails = await world.cloud.mails();
  expect(mails.map(({ to }) => to).flat()).toEqual(['olive@example.com']);

  expect(await undo(world, importId)).toMatchObject({ state: 'undone', removed: 2, restored: 1, kept: 0 });
  expect((await rowsOf(world, importId)).map(({ act }) => act)).toEqual([
    'remove',
    'remove',
    'restore',
    'refuse',
  ]);
  expect(await contactOf(world, 'ida@example.com')).toBeUndefined();
  expect((await contactOf(world, 'own@example.com'))?.fields).toEqual(own?.fields);
});
