import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sitesSeen } from '../../lambdas/contacts/contact.model.ts';
import { capabilitiesOf, readyMade } from '../../lambdas/levels/level.model.ts';
import { addShare, place, scopesOf, type Amounts, type Counted } from '../../lambdas/counts/counts.model.ts';
import { statuses } from '../../lambdas/tickets/lifecycle.model.ts';
import { reaches, type Reach } from '../../lambdas/tickets/reach.model.ts';
import { requestTypes } from '../../lambdas/tickets/ticket.model.ts';
import { reachCondition } from '../../lambdas/tickets/tickets.table.ts';

/** Who reaches which tickets (D6): one ticket, a query's filter and the kept counts say the same. */
const site = fc.constantFrom('s1', 's2', 's3');
const contact = fc.constantFrom('ada', 'bo', 'cleo');
const ticket: fc.Arbitrary<Counted> = fc.record({
  siteId: site,
  contactId: contact,
  type: fc.constantFrom(...requestTypes),
  status: fc.constantFrom(...statuses),
  createdAt: fc.constantFrom('2025-12-31T23:00:00.000Z', '2026-11-22T09:00:00.000Z'),
  resolvedAt: fc.constantFrom(undefined, '2026-11-23T09:00:00.000Z'),
});
const reach: fc.Arbitrary<Reach> = fc.oneof(
  fc.constant({}),
  fc.record({ contactId: contact }),
  fc.record({ contactId: contact, siteIds: fc.uniqueArray(site) }),
);

describe('what somebody reaches', () => {
  test('is counted exactly: at one site and everywhere, for every reach', () => {
    fc.assert(
      fc.property(fc.array(ticket), reach, fc.option(site, { nil: undefined }), (all, who, siteId) => {
        const amounts: Amounts = new Map();
        for (const one of all) addShare(amounts, one, 1);
        for (const [period, counter] of [
          ['NOW', 'open'],
          ['2026', 'created_11'],
          ['2026', 'completed_11'],
        ] as const) {
          const counted = scopesOf({ ...who, siteId }).reduce(
            (sum, { scope, times }) => sum + times * (amounts.get(place(scope, period))?.get(counter) ?? 0),
            0,
          );
          const seen: Amounts = new Map();
          for (const one of all)
            if (reaches(who, one) && (siteId === undefined || one.siteId === siteId)) addShare(seen, one, 1);
          expect(counted).toBe(seen.get(place('company', period))?.get(counter) ?? 0);
        }
      }),
    );
  });

  test('includes what one watches or approves only where it is asked for: never in counts and lists', () => {
    const watched = { contactId: 'bo', siteId: 's1', watchers: [{ id: 'ada', name: 'Ada' }] };
    expect(reaches({ contactId: 'ada' }, watched)).toBe(false);
    expect(reaches({ contactId: 'ada', involved: true }, watched)).toBe(true);
    expect(reaches({ contactId: 'cleo', involved: true }, watched)).toBe(false);
    expect(reachCondition({ contactId: 'ada', involved: true })).toEqual({
      expression:
        '(#contactId = :reachContact OR contains(#watcherIds, :reachContact) OR contains(#approval.#approvers, :reachContact))',
      names: {
        '#contactId': 'contactId',
        '#watcherIds': 'watcherIds',
        '#approval': 'approval',
        '#approvers': 'approvers',
      },
      values: { ':reachContact': 'ada' },
    });
  });

  test('is asked of the table in the same words', () => {
    expect(reachCondition({})).toBeUndefined();
    expect(reachCondition({ contactId: 'ada' })?.expression).toBe('#contactId = :reachContact');
    expect(reachCondition({ contactId: 'ada', siteIds: ['s1', 's2'] })).toEqual({
      expression: '(#contactId = :reachContact OR #siteId IN (:reachSite0, :reachSite1))',
      names: { '#contactId': 'contactId', '#siteId': 'siteId' },
      values: { ':reachContact': 'ada', ':reachSite0': 's1', ':reachSite1': 's2' },
    });
  });
});

describe('the sites that a contact sees', () => {
  const seen = (fields: { siteId?: string }, ids: string[]) =>
    sitesSeen(fields, { sites: ['s2', 's1'] }, capabilitiesOf(ids, readyMade));

  test('are the own one and the chosen ones, each once, for a level of sites alone', () => {
    expect(seen({ siteId: 's1' }, ['site-user'])).toEqual(['s1', 's2']);
    expect(seen({}, ['site-user', 'portal-user'])).toEqual(['s2', 's1']);
  });

  test('are not named for those who see more, or less', () => {
    expect(seen({ siteId: 's1' }, ['site-user', 'standard-user'])).toEqual([]);
    expect(seen({ siteId: 's1' }, ['portal-user'])).toEqual([]);
  });
});
