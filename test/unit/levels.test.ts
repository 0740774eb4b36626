import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  capabilitiesOf,
  isTaken,
  LevelFields,
  levelsFrom,
  readyMade,
  readyMadeIds,
  seesBySite,
  type KeptLevel,
} from '../../lambdas/levels/level.model.ts';
import {
  completed,
  offeredCapabilities,
  pagesOf,
  portalCapabilities,
  portalOpens,
} from '../../lambdas/platform/capabilities.ts';

const some = fc.subarray([...portalCapabilities]);
const ids = fc.subarray([...readyMadeIds]);
const kept = (more: Partial<KeptLevel>): KeptLevel => ({
  id: 'own',
  name: 'Own',
  meaning: 'Our own.',
  capabilities: [],
  mayGive: true,
  retired: false,
  version: 1,
  changedBy: 'Morgan',
  ...more,
});

describe('what capabilities open', () => {
  test('completing adds what every level has and what a capability is nothing without, once', () => {
    fc.assert(
      fc.property(some, (chosen) => {
        const all = completed(chosen);
        expect(completed(all)).toEqual(all);
        expect(all).toEqual(expect.arrayContaining(chosen));
        expect(all).toEqual(expect.arrayContaining(['profile:read', 'tickets:read-own', 'tickets:approve']));
        expect(new Set(all).size).toBe(all.length);
        expect(!all.includes('contacts:manage') || all.includes('contacts:read')).toBe(true);
      }),
    );
  });

  test('more capabilities never close a page', () => {
    fc.assert(
      fc.property(some, some, (fewer, more) => {
        expect(pagesOf([...fewer, ...more])).toEqual(expect.arrayContaining(pagesOf(fewer)));
      }),
    );
  });

  test('every page is opened by one capability, and everybody gets the home page', () => {
    const pages = Object.values(portalOpens).flatMap((one) => [...one.pages]);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pagesOf(completed([]))).toContain('/');
  });

  test('what the desk offers is said in words, and is not what everybody has anyway', () => {
    for (const { id, words } of offeredCapabilities) {
      expect(words).toMatch(/^[A-Z][^.]+$/);
      expect(completed([])).not.toContain(id);
    }
  });
});

describe('security levels', () => {
  test('give together what each gives, each capability once', () => {
    fc.assert(
      fc.property(ids, ids, (few, more) => {
        const together = capabilitiesOf([...few, ...more], readyMade);
        const apart = new Set([...capabilitiesOf(few, readyMade), ...capabilitiesOf(more, readyMade)]);
        expect(together.toSorted()).toEqual([...apart].toSorted());
      }),
    );
  });

  test('that are ready-made: the eight of the guides and the one for sites, which use every capability', () => {
    expect([...readyMade.values()].map(({ name }) => name)).toEqual([
      'Standard User',
      'Admin User',
      'Site User',
      'Portal User',
      'Power User',
      'Standard',
      'Billing',
      'Technical',
      'Primary',
    ]);
    expect(capabilitiesOf(readyMadeIds, readyMade).toSorted()).toEqual([...portalCapabilities].toSorted());
    for (const { meaning, capabilities } of readyMade.values()) {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(completed(capabilities)).toEqual(capabilities);
    }
  });

  test('let users manage nobody', () => {
    const users = ['standard-user', 'site-user', 'portal-user', 'power-user', 'standard', 'billing'];
    expect(capabilitiesOf(users, readyMade)).not.toContain('contacts:manage');
    expect(capabilitiesOf(['portal-user'], readyMade)).not.toContain('tickets:read-company');
  });

  test('that nobody knows open nothing', () => expect(capabilitiesOf(['root'], readyMade)).toEqual([]));

  test('of the provider stand behind the ready-made ones, which keep what they open whatever is kept of them', () => {
    const levels = levelsFrom([
      kept({ capabilities: ['tickets:read-company'] }),
      kept({ id: 'portal-user', name: 'Portal User', capabilities: ['contacts:manage'], mayGive: false }),
    ]);
    expect(levels.size).toBe(readyMade.size + 1);
    expect(levels.get('portal-user')).toEqual({ ...readyMade.get('portal-user'), mayGive: false });
    expect(capabilitiesOf(['own'], levels)).toEqual(completed(['tickets:read-company']));
  });

  test('see tickets by site unless they see all of the company', () => {
    const by = (...levels: string[]) => seesBySite(capabilitiesOf(levels, readyMade));
    expect([
      by('site-user'),
      by('site-user', 'portal-user'),
      by('site-user', 'power-user'),
      by('billing'),
    ]).toEqual([true, true, false, false]);
  });
});

describe('the form of an own level', () => {
  const form = { name: 'Finance Reader', meaning: 'Reads.', capabilities: ['contacts:read'], mayGive: true };
  const wrong = (more: object) =>
    LevelFields.safeParse({ ...form, ...more }).error?.issues.map(({ message }) => message);

  test('takes a name that imports and spreadsheets can hold', () => {
    expect(wrong({})).toBeUndefined();
    expect(wrong({ name: 'Größe 7 读者' })).toBeUndefined();
    expect(wrong({ name: '=cmd()' })).toEqual(['Please begin the name with a letter or a digit.']);
    expect(wrong({ name: 'One; two' })).toEqual(['Please leave semicolons out of the name.']);
    expect(wrong({ name: ' ' })).toContain('Please enter a name.');
    expect(wrong({ capabilities: ['desk:settings'] })).toHaveLength(1);
  });

  test('knows the names of ready-made levels in any case', () => {
    expect([isTaken('primary'), isTaken('PORTAL user'), isTaken('Primary contact')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
