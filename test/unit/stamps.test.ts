import { afterAll, describe, expect, test, vi } from 'vitest';
import type { CompanyId, Customer } from '../../lambdas/platform/context.ts';
import type { PortalRoute } from '../../lambdas/platform/contract.ts';
import { has, tagOf } from '../../lambdas/platform/freshness.ts';
import * as keys from '../../lambdas/platform/keys.ts';
import { freshStamp, stampsOf } from '../../lambdas/platform/stamps.ts';
import { check, put, remove, stamped } from '../../lambdas/platform/steps.ts';

/** What tells of changes, and the tags that are made of it. */
vi.stubEnv('TABLE_NAME', 'table');
afterAll(() => void vi.unstubAllEnvs());
const company = 'c' as CompanyId;
const number = 'T20261122.0001';
const stampKeys = (...all: Parameters<typeof stampsOf>[0]) => stampsOf(all).map(({ PK, SK }) => ({ PK, SK }));

describe('the stamp of a change', () => {
  test('is of the customers for what they may read, of the desk for the rest, once each', () => {
    const open = keys.ticketStampKey(company, number, false);
    const internal = keys.ticketStampKey(company, number, true);
    const activity = (hidden: boolean) => keys.activityKey(company, number, 'a', hidden);
    expect(stampKeys(keys.ticketKey(company, number), activity(false))).toEqual([open]);
    expect(stampKeys(activity(true), keys.ticketFileKey(company, number, 'f', true))).toEqual([internal]);
    expect(stampKeys(activity(true), activity(false))).toEqual([internal, open]);
    expect(stampKeys(keys.cardKey(company, number), open, internal)).toEqual([]);
    expect(stampKeys(keys.settingsKey, keys.boardKey)).toEqual([keys.providerStampKey]);
    expect(stampKeys(keys.contactKey(company, 'a'), keys.companyKey(company))).toEqual([]);
  });

  test('follows from steps that write, not from those that look', () => {
    const key = keys.ticketKey(company, number);
    const looks = check(key, { expression: 'attribute_exists(PK)' }, () => undefined);
    expect(stamped([looks])).toEqual([looks]);
    expect(stamped([remove(key)])).toHaveLength(2);
    expect(stamped([put({ ...key, title: 'x' }), remove(keys.detailKey(company, number))])).toHaveLength(3);
  });
});

describe('a tag', () => {
  const route: PortalRoute = {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'GET',
    path: '/tickets',
    summary: '',
    conditional: true,
  };
  const ada: Customer = {
    kind: 'customer',
    id: 'ada',
    name: 'Ada',
    companyId: company,
    capabilities: new Set(['tickets:read-own', 'tickets:read-company']),
    sites: [],
    accessVersion: 3,
  };
  const now = new Date('2026-11-22T10:00:00Z');
  const input = { params: undefined, query: { list: 'open' }, body: undefined } as never;
  const stamp = freshStamp(keys.listStampKey('x'), now.getTime() - 1);
  const tag = tagOf(route, ada, input, [stamp], now);

  test('is the same while nothing changes, whatever the order of the capabilities', () => {
    const capabilities = new Set([...ada.capabilities].toReversed());
    const later = new Date(now.getTime() + 3_600_000);
    expect(tagOf(route, { ...ada, capabilities }, input, [stamp], later)).toBe(tag);
  });

  test('changes with the stamp, the question, the person, their rights and the day', () => {
    const other = { params: undefined, query: { list: 'all' }, body: undefined } as never;
    const others = [
      tagOf(route, ada, input, [freshStamp(keys.listStampKey('x'), 0)], now),
      tagOf(route, ada, input, [stamp, undefined], now),
      tagOf(route, ada, other, [stamp], now),
      tagOf({ ...route, path: '/home' }, ada, input, [stamp], now),
      tagOf(route, { ...ada, id: 'bo' }, input, [stamp], now),
      tagOf(route, { ...ada, accessVersion: 4 }, input, [stamp], now),
      tagOf(route, { ...ada, capabilities: new Set(['tickets:read-own'] as const) }, input, [stamp], now),
      tagOf(route, ada, input, [stamp], new Date('2026-11-23T00:00:00Z')),
    ];
    expect(new Set([tag, ...others]).size).toBe(others.length + 1);
  });

  test('is not there without a stamp, or while one is young', () => {
    expect(tagOf(route, ada, input, [undefined], now)).toBeUndefined();
    const young = freshStamp(keys.listStampKey('x'), now.getTime() + 1);
    expect(tagOf(route, ada, input, [stamp, young], now)).toBeUndefined();
  });

  test('is compared weakly, in a list, and never by a star', () => {
    expect(['"a"', 'W/"a"', '"b", W/"a"'].map((header) => has(header, '"a"'))).toEqual([true, true, true]);
    expect(['"b"', '*', '', 'a', undefined].map((header) => has(header, '"a"'))).toEqual(
      Array.from({ length: 5 }, () => false),
    );
    expect(has('undefined', undefined)).toBe(false);
  });
});
