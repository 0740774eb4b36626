import { afterAll, describe, expect, test, vi } from 'vitest';
import { guarded } from '../../lambdas/platform/access.ts';
import { companyForStaff, system, type Customer } from '../../lambdas/platform/context.ts';
import { contactKey, staffKey } from '../../lambdas/platform/keys.ts';
import { change, remove, type Step } from '../../lambdas/platform/steps.ts';
import { actions, statuses } from '../../lambdas/tickets/lifecycle.model.ts';
import { guardFor } from '../../lambdas/tickets/changes.ts';
import { updateTicket } from '../../lambdas/tickets/tickets.table.ts';

/** The steps of a transaction, as DynamoDB gets them. */
vi.stubEnv('TABLE_NAME', 'table');
afterAll(() => void vi.unstubAllEnvs());
const company = companyForStaff(system, 'company');
const ada: Customer = {
  kind: 'customer',
  id: 'ada',
  name: 'Ada',
  companyId: company,
  capabilities: new Set(),
  sites: [],
  accessVersion: 3,
};
const update = (step: Step | undefined) => step?.write.Update ?? step?.write.ConditionCheck;
const named = (step: Step | undefined) => Object.keys(update(step)?.ExpressionAttributeNames ?? {});
const valued = (step: Step | undefined) => Object.keys(update(step)?.ExpressionAttributeValues ?? {});

describe('a change of an item', () => {
  test('says what to set, to add and to take away', () => {
    const step = change(
      { PK: 'a', SK: 'b' },
      { set: { title: 'x', 'access.active': true, gone: undefined }, add: { version: 1 }, unset: ['old'] },
      undefined,
      () => undefined,
    );
    expect(step.write.Update).toMatchObject({
      UpdateExpression: 'SET #title = :v0, #access.#active = :v1 ADD #version :v2 REMOVE #old',
      ExpressionAttributeValues: { ':v0': 'x', ':v1': true, ':v2': 1 },
    });
  });

  test('adds at the end of a list, which may not be there yet', () => {
    const step = change({ PK: 'a', SK: 'b' }, { append: { list: ['x'] } }, undefined, () => undefined);
    expect(step.write.Update).toMatchObject({
      UpdateExpression: 'SET #list = list_append(if_not_exists(#list, :v0), :v1)',
      ExpressionAttributeValues: { ':v0': [], ':v1': ['x'] },
    });
  });

  test('names every name and value that its expressions use, and no other', () => {
    for (const status of statuses)
      for (const step of updateTicket(
        company,
        'T20261122.0001',
        { updatedAt: 'now', updatedBy: 'Ada', status },
        guardFor('resolve', 2, { contactId: 'ada', siteIds: ['s1', 's2'] }),
      )) {
        const { UpdateExpression = '', ConditionExpression = '' } = step.write.Update ?? {};
        const used = [...`${UpdateExpression} ${ConditionExpression}`.matchAll(/[#:]\w+/g)].map(
          ([name]) => name,
        );
        expect([...new Set(used)].toSorted()).toEqual([...named(step), ...valued(step)].toSorted());
      }
  });
});

describe('the proof that the actor still has access', () => {
  const other = remove({ PK: 'x', SK: 'y' });

  test('is a step of its own, before the others', () => {
    const [proof, ...rest] = guarded(ada, [other]);
    expect(proof?.write.ConditionCheck?.Key).toEqual(contactKey(company, 'ada'));
    expect(proof?.refuse(undefined)).toMatchObject({ code: 'signed-out' });
    expect(rest).toEqual([other]);
  });

  test('asks staff by their own record, and the system not at all', () => {
    const staff = {
      kind: 'staff',
      id: 'sam',
      name: 'Sam',
      capabilities: new Set([]),
      accessVersion: 1,
    } as const;
    expect(guarded(staff, [other])[0]?.write.ConditionCheck?.Key).toEqual(staffKey('sam'));
    expect(guarded(system, [other])).toEqual([other]);
  });

  test('moves into the change of the own record, because a transaction names an item once', () => {
    const condition = {
      expression: '#version = :seen',
      names: { '#version': 'version' },
      values: { ':seen': 7 },
    };
    const own = change(contactKey(company, 'ada'), { set: { title: 'x' } }, condition, () => undefined);
    const steps = guarded(ada, [other, own]);
    expect(steps).toHaveLength(2);
    expect(steps[1]?.write.Update).toMatchObject({
      ConditionExpression:
        '(#access.#active = :actorActive AND #access.#version = :actorAccess) AND (#version = :seen)',
      ExpressionAttributeValues: { ':seen': 7, ':actorActive': true, ':actorAccess': 3 },
    });
    expect(steps[1]?.refuse({ access: { active: true, version: 4 } })).toMatchObject({ code: 'signed-out' });
    expect(steps[1]?.refuse({ access: { active: false, version: 3 } })).toMatchObject({ code: 'signed-out' });
    expect(steps[1]?.refuse({ access: { active: true, version: 3 } })).toBeUndefined();
  });
});

describe('a change of a ticket', () => {
  const stamp = { updatedAt: '2026-11-22T09:30:00.000Z', updatedBy: 'Sam' };
  const steps = (set: object, unset?: 'resolvedAt'[]) =>
    updateTicket(company, 'T20261122.0001', { ...stamp, ...set }, guardFor('start', 2), unset);

  test('holds only from the statuses that the lifecycle names', () => {
    const { ConditionExpression, ExpressionAttributeValues } =
      steps({ status: 'in-progress' })[0]?.write.Update ?? {};
    expect(ConditionExpression).toBe(
      `attribute_exists(PK) AND #version = :seenVersion AND #status IN (${actions.start.from.map((_, i) => `:from${i}`).join(', ')})`,
    );
    const allowed = Object.entries(ExpressionAttributeValues ?? {}).flatMap(([name, value]) =>
      name.startsWith(':from') ? [value as string] : [],
    );
    expect(allowed).toEqual([...actions.start.from]);
  });

  test.each([{ status: 'in-progress' }, { technicianId: 'sam' }, { teamId: 'team' }])(
    'counts the version of the ticket and of its card alike: %j',
    (set) => {
      const counts = steps(set).map((step) => /ADD #version/.test(step.write.Update?.UpdateExpression ?? ''));
      expect(counts).toEqual([true, true]);
    },
  );

  test('that is only a message leaves the version as it is', () => {
    for (const step of steps({})) expect(step.write.Update?.UpdateExpression).not.toContain('ADD');
  });

  test('moves it between what is open and what is done', () => {
    const place = (step: Step | undefined) =>
      Object.values(step?.write.Update?.ExpressionAttributeValues ?? {}).filter((one) =>
        /^(?:OPEN|DONE)#/.test(String(one)),
      );
    expect(place(steps({ status: 'resolved', resolvedAt: stamp.updatedAt })[0])).toEqual([
      'DONE#2026-11-22T09:30:00.000Z#T20261122.000000001',
    ]);
    expect(place(steps({ status: 'reopened' }, ['resolvedAt'])[0])).toEqual(['OPEN#T20261122.000000001']);
    expect(place(steps({ status: 'closed' })[0])).toEqual([]);
  });

  test('that closes it takes it from the desk’s queues', () => {
    const [, card] = steps({ status: 'closed' });
    expect(card?.write.Delete?.Key).toEqual({ PK: 'COMPANY#company#TICKET#T20261122.0001', SK: '~CARD' });
  });

  test('tells a stranger that there is no such ticket, and a colleague what changed', () => {
    const [ticket] = updateTicket(
      company,
      'T20261122.0001',
      stamp,
      guardFor('close', 2, { contactId: 'ada' }),
    );
    expect(ticket?.refuse(undefined)).toMatchObject({ code: 'not-found' });
    const stored = {
      entity: 'ticket',
      version: 5,
      number: 'T20261122.0001',
      companyId: 'company',
      companyName: 'C',
      siteId: 's',
      siteName: 'S',
      type: 'query',
      title: 'T',
      status: 'reopened',
      priority: 3,
      contactId: 'ada',
      contactName: 'Ada',
      customerReference: 'r',
      teamId: 't',
      teamName: 'T',
      createdAt: stamp.updatedAt,
      ...stamp,
    };
    expect(ticket?.refuse({ ...stored, contactId: 'bob' })).toMatchObject({ code: 'not-found' });
    expect(ticket?.refuse(stored)?.message).toContain(
      'Sam changed this ticket meanwhile: it is now “Reopened”',
    );
    expect(ticket?.refuse({ ...stored, version: 2 })).toMatchObject({ code: 'out-of-turn' });
    expect(ticket?.refuse({ ...stored, version: 2, status: 'resolved' })).toBeUndefined();
  });
});
