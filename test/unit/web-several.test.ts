import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import type { TreatedContact } from '../../lambdas/contacts/contacts.contract.ts';
import { completed, offeredCapabilities } from '../../lambdas/platform/capabilities.ts';
import { afterTick, opensInWords } from '../../web/desk/levels/level-values.ts';
import { cell } from '../../web/shared/files/csv.ts';
import { rowsOf } from '../../web/shared/people/contacts-csv.ts';
import { summary, withoutAccess } from '../../web/shared/people/several-words.ts';
import { atOnce, batchesOf, concerned, treatAll } from '../../web/shared/people/treat.ts';

describe('many contacts in several requests', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 120 });
  let keys = 0;
  const newKey = () => `key-${(keys += 1)}`;

  test('are each in exactly one of them, in their order, under a key of its own', () => {
    fc.assert(
      fc.property(ids, (all) => {
        const batches = batchesOf(all, newKey);
        expect(batches.flatMap(({ contactIds }) => contactIds)).toEqual(all);
        expect(new Set(batches.map(({ key }) => key)).size).toBe(batches.length);
        expect(batches.every(({ contactIds }) => contactIds.length <= atOnce)).toBe(true);
      }),
    );
  });

  test('go on where the connection broke, with the key that the broken one had', async () => {
    const all = Array.from({ length: 60 }, (_, at) => `c${at}`);
    const left = batchesOf(all, newKey);
    const sent: string[] = [];
    const told: string[] = [];
    let broken = false;
    const go = () =>
      treatAll(
        [...left],
        'deactivate',
        async ({ contactIds }, key) => {
          sent.push(key);
          if (sent.length === 2 && !broken) {
            broken = true;
            throw new Error('no connection');
          }
          return { results: contactIds.map((contactId) => ({ contactId, outcome: 'done' as const })) };
        },
        (results) => {
          left.shift();
          told.push(...results.map(({ contactId }) => contactId));
        },
      );
    await expect(go()).rejects.toThrow('no connection');
    await go();
    expect(told).toEqual(all);
    expect(sent).toHaveLength(4);
    expect(sent[1]).toBe(sent[2]);
  });

  test('end the access of those who have it, and welcome whom was asked for', () => {
    const chosen = [{ access: { active: true } }, { access: { active: false } }];
    expect(concerned('deactivate', chosen)).toEqual([chosen[0]]);
    expect(concerned('welcome', chosen)).toEqual(chosen);
    expect(withoutAccess(1)).toBe(
      '1 contact of those chosen has no access to the portal, and stays as it is.',
    );
  });

  test('end in a sentence', () => {
    const of = (...outcomes: TreatedContact['outcome'][]) =>
      outcomes.map((outcome, at) => ({ contactId: String(at), outcome }));
    expect(summary('deactivate', of('done', 'done', 'unneeded', 'refused'))).toBe(
      '2 contacts deactivated, 1 had no access, 1 left as they are.',
    );
    expect(summary('welcome', of('done'))).toBe('1 contact welcomed again.');
  });
});

describe('an export of contacts', () => {
  const contact = (fields: object): Contact => ({
    id: 'c',
    fields: { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com', ...fields },
    access: { active: true, levels: ['a', 'b'], levelNames: ['One', 'Two'], sites: [], ended: false },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    version: 1,
  });

  test('has a row for each, below the names of the columns', () => {
    const [head, row] = rowsOf([contact({ title: 'Countess' })]);
    expect(head).toHaveLength(row?.length ?? 0);
    expect(row).toEqual(expect.arrayContaining(['Ada', 'Byron', 'Countess', 'Active', 'One; Two']));
  });

  test('is never run by a spreadsheet', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t'), fc.string(), (sign, rest) => {
        const [, row] = rowsOf([contact({ title: `${sign}${rest}` })]);
        const cells = (row ?? []).map(cell);
        expect(cells.filter((one) => /^"?'/.test(one))).toHaveLength(1);
        expect(cells.filter((one) => /^"?[=+\-@\t]/.test(one))).toEqual([]);
      }),
    );
  });
});

describe('the check boxes of a security level', () => {
  const offered = offeredCapabilities.map(({ id }) => id);
  test('never hold something without what it needs, whatever is ticked', () => {
    fc.assert(
      fc.property(fc.subarray(offered), fc.constantFrom(...offered), (before, pressed) => {
        const start = afterTick([], before);
        const asked = start.includes(pressed) ? start.filter((one) => one !== pressed) : [...start, pressed];
        const after = afterTick(start, asked);
        expect(after.includes(pressed)).toBe(!start.includes(pressed));
        expect(completed(after).filter((one) => offered.includes(one))).toEqual(after);
      }),
    );
  });

  test('are said without what comes with more', () => {
    expect(opensInWords({ capabilities: completed(['contacts:manage', 'tickets:read-company']) })).toEqual([
      'See all tickets of the company',
      'Manage contacts and their access to the portal, also in bulk',
    ]);
  });
});
