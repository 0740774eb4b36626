import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import { arrange } from '../../web/portal/users/arrange.ts';
import { columnNames } from '../../web/portal/users/users-search.ts';
import { sameInForm } from '../../web/shared/people/use-edited-contact.ts';

const contact = (id: string, fields: object, access: object = {}): Contact => ({
  id,
  fields: { firstName: 'Ada', lastName: 'Byron', email: `${id}@example.com`, ...fields },
  access: { active: false, levels: [], levelNames: [], sites: [], ended: false, ...access },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version: 1,
});
const ids = (contacts: readonly Contact[]) => contacts.map(({ id }) => id);

describe('a contact that is being edited', () => {
  const one = contact('ada', { department: 'Paper' });
  const later = { version: 7, updatedAt: '2026-11-23T09:00:00.000Z' };

  test('is the same after a reset second factor or a welcome mail', () => {
    const access = { ...one.access, welcomedAt: later.updatedAt, factorSince: undefined };
    expect(sameInForm(one, { ...one, ...later, access })).toBe(true);
  });

  test('is another one after a change of what its form changes', () => {
    expect(sameInForm(one, { ...one, ...later, fields: { ...one.fields, department: 'Labels' } })).toBe(
      false,
    );
    expect(sameInForm(one, { ...one, ...later, access: { ...one.access, active: !one.access.active } })).toBe(
      false,
    );
  });
});

/** The list of contacts (F1): found and sorted in the browser. */
describe('the list of contacts', () => {
  const all = [
    contact('a', { firstName: 'Agnieszka', lastName: 'Wróbel', title: 'Receptionist' }),
    contact('b', { firstName: 'Yusuf', lastName: 'Öztürk', mobile: '07700 900123', phone: '01632 960110' }),
    contact('c', { lastName: 'Çelik', title: 'Dentist' }, { active: true, levelNames: ['Finance Reader'] }),
    contact('d', { firstName: 'Zoë' }, { ended: true }),
  ];

  test('is found with or without accents, by every way to reach somebody, by access and level', () => {
    const find = (words: string) => ids(arrange(all, { words }));
    expect(find('wrobel')).toEqual(['a']);
    expect(find('OZTURK yusuf')).toEqual(['b']);
    expect(find('900123')).toEqual(['b']);
    expect(find('finance')).toEqual(['c']);
    expect(find('ended')).toEqual(['d']);
    expect(find('nobody')).toEqual([]);
  });

  test('is sorted with the empty ones last, whichever way', () => {
    expect(ids(arrange(all, { sort: 'title' })).slice(0, 2)).toEqual(['c', 'a']);
    expect(ids(arrange(all, { sort: 'title', down: true })).slice(0, 2)).toEqual(['a', 'c']);
  });

  test('never loses or doubles anybody by sorting', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...columnNames),
        fc.boolean(),
        fc.shuffledSubarray(all),
        (sort, down, some) => {
          expect(ids(arrange(some, { sort, down })).toSorted()).toEqual(ids(some).toSorted());
        },
      ),
    );
  });
});
