import { describe, expect, it } from 'vitest';
import {
  changesOf,
  planRow,
  welcomes,
  type Known,
  type Outcome,
  type Rules,
} from '../../lambdas/imports/plan.model.ts';
import { shownRow, templateRow } from '../../lambdas/imports/template.model.ts';
import { columnNames, type Cells } from '../../lambdas/imports/import.model.ts';

/** What a row means: the rules of the guide, and those of columns W, X and Y. */
const rules: Rules = {
  existing: 'update',
  siteId: 'main',
  levels: [
    { id: 'standard-user', name: 'Standard User', mayGive: true, beyond: false },
    { id: 'portal-user', name: 'Portal User', mayGive: true, beyond: false },
    { id: 'admin-user', name: 'Admin User', mayGive: false, beyond: true },
  ],
  actorId: 'me',
};
const ada: Cells = { firstName: 'Ada', lastName: 'Miller', email: 'ADA@example.com ' };
const known: Known = {
  id: 'c1',
  version: 3,
  fields: { firstName: 'Ada', lastName: 'Miller', email: 'ada@example.com', siteId: 'branch', city: 'Leeds' },
  access: { active: false, levels: [], sites: [] },
};
const active: Known = { ...known, access: { active: true, levels: ['portal-user'], sites: [] } };
const plan = (cells: Cells, contact?: Known, more: Partial<Rules> = {}, taken = false) =>
  planRow({ line: 2, cells: { ...ada, ...cells } }, { contact, taken, newId: 'new' }, { ...rules, ...more });
const nameOf = (id: string) => rules.levels.find((level) => level.id === id)?.name ?? id;
const refusal = (...asked: Parameters<typeof plan>) => {
  const { act, reason = '' } = plan(...asked);
  expect(act).toBe('refuse');
  return reason;
};

describe('a contact', () => {
  it('is added to the chosen site, without access', () => {
    expect(plan({ phone: ' 1 ' })).toMatchObject({
      act: 'add',
      contactId: 'new',
      after: {
        fields: { firstName: 'Ada', email: 'ada@example.com', phone: '1', siteId: 'main' },
        access: { active: false },
      },
    });
  });

  it('that exists is changed where cells are, and keeps its site', () => {
    const row = plan({ city: '', title: 'Baker' }, known);
    expect(row).toMatchObject({ act: 'change', contactId: 'c1', version: 3 });
    expect(row.after?.fields).toEqual({ ...known.fields, city: undefined, title: 'Baker' });
    expect(changesOf(row, nameOf)).toEqual({ changes: ['Title'], emptied: ['City'] });
  });

  it('that exists stays when it is to, and when there is nothing to change', () => {
    expect(plan({ city: 'York' }, known, { existing: 'leave' }).act).toBe('leave');
    expect(plan({ city: 'Leeds' }, known)).toMatchObject({ act: 'leave', reason: 'Nothing to change.' });
  });

  it('is refused in the words of the form, by column', () => {
    expect(refusal({ firstName: ' ', email: 'nowhere' })).toMatch(/First Name: .*Email Address: /);
    expect(refusal({ postCode: 'x'.repeat(21) })).toContain('Post Code: ');
    expect(refusal({ city: 'a\nb' })).toContain('City: ');
    expect(refusal({ mobile: 'ask Bo' })).toMatch(/^Mobile Phone: Please enter the mobile number in digits/);
  });

  it('keeps a number from before there was a rule for it, where the row leaves it alone', () => {
    const odd = { ...known, fields: { ...known.fields, phone: 'ask Bo' } };
    expect(plan({ title: 'Baker', phone: 'ask Bo' }, odd).after?.fields).toMatchObject({
      phone: 'ask Bo',
      title: 'Baker',
    });
    expect(refusal({ phone: 'ask Cy' }, odd)).toContain('Phone: ');
  });

  it.each(['😀 Ada', 'עדה', '=HYPERLINK("x")'])('may be called %s', (firstName) => {
    expect(plan({ firstName }).after?.fields.firstName).toBe(firstName);
  });
});

describe('access', () => {
  const open = { userName: 'Ada@Example.com', level: 'Standard User' };
  it('is opened by user name and level', () => {
    const row = plan(open);
    expect(row.after?.access).toEqual({ active: true, levels: ['standard-user'], sites: [] });
    expect(welcomes(row)).toBe(true);
    expect(welcomes(plan(open, known))).toBe(true);
    expect(welcomes(plan(open, active))).toBe(false);
  });

  it('takes several levels, with semicolons between', () => {
    expect(plan({ ...open, level: 'Portal User; Standard User' }).after?.access.levels).toEqual([
      'portal-user',
      'standard-user',
    ]);
  });

  it('stays as it is when both are empty', () => {
    expect(plan({ userName: '', level: '' }, active).act).toBe('leave');
    expect(plan({ userName: 'ada@example.com', level: '' }, active).act).toBe('leave');
  });

  it('is refused for another user name, a missing one, and a level that is not one of ours by its exact name', () => {
    expect(refusal({ ...open, userName: 'ada' })).toContain('must be the contact’s e-mail address');
    expect(refusal({ level: 'Standard User' })).toContain('must hold the e-mail address');
    for (const level of ['standard user', 'Standard', ''])
      expect(refusal({ ...open, level })).toContain('You can give: Standard User, Portal User.');
  });

  it('gives no level that one may not give, and takes none from who has one', () => {
    expect(refusal({ ...open, level: 'Admin User' })).toContain('You cannot give this security level.');
    const admin: Known = { ...known, access: { active: true, levels: ['admin-user'], sites: [] } };
    expect(refusal(open, admin)).toContain('rights that you do not have');
    expect(plan({ ...open, level: 'Admin User', title: 'Boss' }, admin).act).toBe('change');
  });

  it('says the level before and after, and none where there was no access', () => {
    const admin: Rules = {
      ...rules,
      levels: rules.levels.map((one) => ({ ...one, mayGive: true, beyond: false })),
    };
    const before: Known = { ...active, access: { ...active.access, levels: ['admin-user'] } };
    expect(changesOf(plan({ ...open, level: 'Portal User' }, before, admin), nameOf)).toEqual({
      levels: { before: ['Admin User'], after: ['Portal User'] },
    });
    expect(changesOf(plan(open, known), nameOf).levels).toEqual({ before: [], after: ['Standard User'] });
    expect(changesOf(plan(open), nameOf)).toEqual({ levels: { before: [], after: ['Standard User'] } });
    expect(changesOf(plan({ title: 'Baker' }, active), nameOf)).toEqual({ changes: ['Title'] });
  });

  it('is not ended by emptied cells, and the row says where it is', () => {
    const stays = 'An import does not end access to the portal';
    expect(plan({ userName: '', level: '' }, active).reason).toMatch(`Nothing to change. ${stays}`);
    expect(plan({ userName: 'ada@example.com', level: ' ' }, active).reason).toContain(stays);
    expect(plan({ userName: '', level: '', title: 'Baker' }, active)).toMatchObject({
      act: 'change',
      reason: expect.stringContaining('Activate Client Portal') as string,
    });
    expect(refusal({ userName: '', level: 'Portal User' }, active)).toContain(stays);
    expect(plan({}, active).reason).toBe('Nothing to change.');
    expect(plan({ userName: '', level: '' }, known).reason).toBe('Nothing to change.');
  });

  it('of the own person stays', () => {
    expect(refusal(open, { ...active, id: 'me' })).toContain('your own access');
    expect(plan({ title: 'Baker' }, { ...active, id: 'me' }).act).toBe('change');
  });

  it('is refused in neutral words when somebody elsewhere signs in with the address', () => {
    expect(refusal(open, undefined, {}, true)).toBe(
      'This e-mail address cannot be used to sign in here. Please ask us.',
    );
    expect(plan({}, undefined, {}, true).act).toBe('add');
  });
});

describe('a row for people', () => {
  const row = plan({ title: 'Baker' }, active);
  const shown = (did: Outcome['did'], reason?: string) =>
    shownRow(row, { line: 2, did, ...(reason && { reason }) }, nameOf);

  it('says after an undo what became of it, and why it was kept', () => {
    expect(shown('changed')).toMatchObject({ act: 'change', changes: ['Title'] });
    expect(shown('restored')).toEqual({
      line: 2,
      act: 'restore',
      name: 'Ada Miller',
      email: 'ada@example.com',
    });
    expect(shown('removed').act).toBe('remove');
    expect(shown('kept', 'This contact was changed since.')).toMatchObject({
      act: 'keep',
      reason: 'This contact was changed since.',
    });
  });

  it('brings the cells beyond the last column when it is refused', () => {
    const read = { line: 2, cells: ada, fault: 'Too many.', more: ['Suite 5'] };
    const planned = planRow(read, { taken: false, newId: 'new' }, rules);
    expect(shownRow(planned, undefined, nameOf)).toMatchObject({ act: 'refuse', more: ['Suite 5'] });
  });
});

it('changes nothing when the template comes back as it was', () => {
  const names = new Map(rules.levels.map(({ id, name }) => [id as string, name]));
  for (const contact of [
    known,
    active,
    { ...active, access: { ...active.access, levels: ['portal-user', 'standard-user'] as const } },
  ]) {
    const cells = templateRow(contact as Known, names);
    const row = Object.fromEntries(columnNames.map((name, at) => [name, cells[at] ?? '']));
    expect(plan(row, contact as Known)).toMatchObject({ act: 'leave', reason: 'Nothing to change.' });
  }
});
