import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ContactFields,
  fullName,
  PortalAccess,
  SaveContact,
  WrittenFields,
} from '../../lambdas/contacts/contact.model.ts';
import { accessJobFor } from '../../lambdas/contacts/contacts.events.ts';
import type { EventRecord } from '../../lambdas/platform/event.ts';
import { readyMadeIds } from '../../lambdas/levels/level.model.ts';

describe('access to the portal', () => {
  test('needs a level when it is active', () => {
    const refused = PortalAccess.safeParse({ active: true, levels: [] });
    expect(refused.error?.issues).toMatchObject([
      { path: ['levels'], message: 'Please choose a security level.' },
    ]);
    fc.assert(
      fc.property(fc.boolean(), fc.subarray(readyMadeIds, { maxLength: 8 }), (active, given) => {
        expect(PortalAccess.safeParse({ active, levels: given }).success).toBe(!active || given.length > 0);
      }),
    );
  });
});

describe('the fields of a contact', () => {
  const least = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };

  test('are names and an e-mail address at least', () => {
    expect(ContactFields.parse(least)).toEqual(least);
    const empty = SaveContact.safeParse({ fields: {}, access: { active: false, levels: [] } });
    expect(empty.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['fields.firstName', 'Please enter a first name.'],
      ['fields.lastName', 'Please enter a last name.'],
      ['fields.email', 'Please enter an e-mail address.'],
    ]);
  });

  test('drop what an empty form field sends', () => {
    expect(ContactFields.parse({ ...least, title: '', phone: ' ', email2: '', city: null })).toEqual(least);
  });

  test('take telephone numbers as people write them, and no words', () => {
    const takes = (fields: object) => WrittenFields.safeParse({ ...least, ...fields }).success;
    const numbers = [
      '+44 (0)20 7946 0123 ext. 45',
      '020-7946.0123 x45',
      '0043/1/234 56-78',
      '＋81（3）1234－5678',
      '٠٢٠٧٩٤٦٠١٢٣',
      '1 (800) 555-0199 Ext 7, 8',
      '*21#',
      '01632 960110 / 960111',
    ];
    for (const name of ['phone', 'alternatePhone', 'mobile', 'fax'])
      for (const number of numbers) expect([number, takes({ [name]: number })]).toEqual([number, true]);
    for (const phone of ['ring the bell', 'n/a', '+', 'ada@example.com', `0${' 1'.repeat(20)}`])
      expect([phone, takes({ phone })]).toEqual([phone, false]);
    expect(['45', 'x45', 'front desk'].map((extension) => takes({ extension }))).toEqual([true, true, false]);
    expect(['J', 'J. R.', 'Ş', 'van-D', '7', 'J/R'].map((middleInitial) => takes({ middleInitial }))).toEqual(
      [...Array<boolean>(4).fill(true), false, false],
    );
    // What was kept before there was a rule is still read.
    expect(ContactFields.safeParse({ ...least, phone: 'ring the bell' }).success).toBe(true);
  });

  test('make a full name', () => expect(fullName(least)).toBe('Ada Lovelace'));
});

describe('what a change means for the user pools', () => {
  const event = (more: Partial<EventRecord>): EventRecord => ({
    id: 'event',
    type: 'contact.changed',
    at: '2026-11-22T09:30:00.000Z',
    by: { kind: 'system', id: 'system', name: 'Foyer' },
    companyId: 'company',
    subject: 'ada',
    summary: '',
    quiet: false,
    data: { access: 'changed' },
    ...more,
  });

  test('a welcome goes to those who were let in, and to nobody else', () => {
    const welcome = (access: string) => accessJobFor(event({ data: { access } }))?.welcome;
    expect(['activated', 'changed', 'deactivated', 'none'].map(welcome)).toEqual([
      true,
      false,
      false,
      undefined,
    ]);
  });

  test('a moved address tells where it was', () => {
    expect(accessJobFor(event({ data: { access: 'changed', emailBefore: 'old@example.com' } }))).toEqual({
      kind: 'contact',
      eventId: 'event',
      companyId: 'company',
      contactId: 'ada',
      welcome: false,
      emailBefore: 'old@example.com',
    });
  });

  test('back-filled history and other events mean nothing', () => {
    expect(accessJobFor(event({ quiet: true }))).toBeUndefined();
    expect(accessJobFor(event({ type: 'ticket.created', data: {} }))).toBeUndefined();
    expect(accessJobFor(event({ type: 'staff.invited', data: {} }))).toMatchObject({
      kind: 'staff',
      staffId: 'ada',
    });
  });
});
