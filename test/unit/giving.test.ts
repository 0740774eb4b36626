import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isAbove,
  isAdmin,
  mayGive,
  refusalOf,
  type Access,
  type Giver,
} from '../../lambdas/contacts/giving.model.ts';
import { capabilitiesOf, levelsFrom, type Levels } from '../../lambdas/levels/level.model.ts';
import { portalCapabilities } from '../../lambdas/platform/capabilities.ts';

/** The laws of giving and taking access, for any levels and any row of people who give each other rights. */
const ids = ['standard-user', 'admin-user', 'portal-user', 'billing', 'own-1', 'own-2', 'own-3'];
const own = fc.record({
  capabilities: fc.subarray([...portalCapabilities]),
  mayGive: fc.boolean(),
  retired: fc.boolean(),
});
/** Three levels of the provider's, and what it said of two ready-made ones. */
const anyLevels = fc
  .tuple(own, own, own, fc.boolean(), fc.boolean())
  .map(([a, b, c, users, admins]) =>
    levelsFrom([
      ...[a, b, c].map((one, at) => ({ ...kept(`own-${at + 1}`), ...one })),
      { ...kept('standard-user'), mayGive: users },
      { ...kept('admin-user'), mayGive: admins },
    ]),
  );
const kept = (id: string) => ({
  ...{ id, name: id, meaning: id, capabilities: [], mayGive: true, retired: false, version: 1 },
  changedBy: 'Morgan',
});
const access = fc.record({ active: fc.boolean(), levels: fc.subarray(ids) });
const giverWith = (id: string, { active, levels: given }: Access, levels: Levels): Giver => ({
  id,
  capabilities: new Set(active ? capabilitiesOf(given, levels) : []),
});
const beyond = (capabilities: readonly string[], giver: Giver) =>
  capabilities.filter((one) => !(giver.capabilities as ReadonlySet<string>).has(one));

describe('a customer’s administrator', () => {
  test('never brings anybody a right that they do not have themselves', () => {
    fc.assert(
      fc.property(anyLevels, access, access, access, (levels, mine, before, after) => {
        const giver = giverWith('me', mine, levels);
        fc.pre(!refusalOf(giver, { id: 'other', before, after }, levels));
        const gained = after.active ? capabilitiesOf(after.levels, levels) : [];
        expect(beyond(gained, giver)).toEqual([]);
      }),
    );
  });

  test('never touches the access of somebody who has more', () => {
    fc.assert(
      fc.property(anyLevels, access, access, access, (levels, mine, before, after) => {
        const giver = giverWith('me', mine, levels);
        fc.pre(isAbove(giver, before, levels));
        expect(refusalOf(giver, { id: 'other', before, after }, levels)).toBeDefined();
      }),
    );
  });

  test('never gives a level that is retired, unknown, or the provider’s alone to give', () => {
    fc.assert(
      fc.property(anyLevels, access, fc.constantFrom(...ids, 'root'), (levels, mine, id) => {
        const giver = giverWith('me', mine, levels);
        const level = levels.get(id);
        const after = { active: true, levels: [id] };
        const refused = refusalOf(giver, { id: 'other', after }, levels);
        expect(!refused).toBe(mayGive(giver, id, levels));
        expect(!refused && (!level || level.retired || !level.mayGive)).toBe(false);
      }),
    );
  });

  test('can leave everybody as they are, but for those who have more', () => {
    fc.assert(
      fc.property(anyLevels, access, access, (levels, mine, before) => {
        const giver = giverWith('me', mine, levels);
        const refused = refusalOf(giver, { id: 'other', before, after: before }, levels);
        expect(Boolean(refused)).toBe(isAbove(giver, before, levels));
      }),
    );
  });
});

describe('the provider', () => {
  test('gives every level that is not retired', () => {
    fc.assert(
      fc.property(anyLevels, access, access, (levels, before, after) => {
        const refused = refusalOf({ id: 'staff' }, { id: 'other', before, after }, levels);
        const fresh = after.levels.filter(
          (id) => !(before.levels.includes(id) && (before.active || !after.active)),
        );
        expect(Boolean(refused)).toBe(fresh.some((id) => levels.get(id)?.retired));
      }),
    );
  });
});

type Deed = { by: number; to: number; after: Access };
const deeds = fc.array(fc.record({ by: fc.nat(3), to: fc.nat(3), after: access }), { maxLength: 40 });

/** Four people who change each other's access, one deed after the other, each as the service would let them. */
function play(levels: Levels, people: Access[], all: Deed[]): Access[] {
  const now = [...people];
  for (const { by, to, after } of all) {
    const actor = now[by];
    const before = now[to];
    // The service asks for the capability, and the transaction proves that the actor's access stands.
    if (!actor || !before || !isAdmin(actor, levels)) continue;
    const giver = giverWith(`p${by}`, actor, levels);
    if (!refusalOf(giver, { id: `p${to}`, before, after }, levels)) now[to] = after;
  }
  return now;
}

describe('a company', () => {
  const start = fc
    .tuple(access, access, access)
    .map((others) => [{ active: true, levels: ['admin-user'] }, ...others]);

  test('always keeps an administrator, whatever its people do to each other', () => {
    fc.assert(
      fc.property(anyLevels, start, deeds, (levels, people, all) => {
        expect(play(levels, people, all).some((one) => isAdmin(one, levels))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('never comes to have rights, together, that nobody in it had', () => {
    fc.assert(
      fc.property(anyLevels, start, deeds, (levels, people, all) => {
        const held = (some: Access[]) =>
          some.flatMap((one) => (one.active ? capabilitiesOf(one.levels, levels) : []));
        const before = new Set(held(people));
        expect(held(play(levels, people, all)).filter((one) => !before.has(one))).toEqual([]);
      }),
    );
  });
});
