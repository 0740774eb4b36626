import { expect, test } from 'vitest';
import { plan } from '../../demonstration/plan.ts';
import { scenarios } from '../../demonstration/scenarios/all.ts';
import { agreementsOf, services } from '../../demonstration/services.ts';
import { AgreementFields, offeredOn } from '../../lambdas/agreements/agreement.model.ts';
import { ServiceFields } from '../../lambdas/services/service.model.ts';

const made = plan(7, new Date('2026-11-24T15:20:00.000Z'));
const catalogue = services.map(({ id, fields }) => ({ id, ...fields }));
const covered = (companyId: string, day: string) =>
  offeredOn(
    day,
    catalogue,
    agreementsOf(companyId, made.begins).map(({ fields }) => fields),
  );

test('services and agreements are what the desk accepts', () => {
  for (const { fields } of services) expect(ServiceFields.safeParse(fields).error).toBeUndefined();
  for (const { id } of made.companies)
    for (const { fields } of agreementsOf(id, made.begins))
      expect(AgreementFields.safeParse(fields).error).toBeUndefined();
});

test('every story that a service names is told, and by one sub-category only', () => {
  const named = services.flatMap(({ stories }) => Object.keys(stories));
  expect(named).toHaveLength(new Set(named).size);
  const told = new Set(scenarios.map(({ id }) => id));
  expect(named.filter((story) => !told.has(story))).toEqual([]);
});

test('tickets name a service that their company was offered on that day, where there is one', () => {
  const strays = made.tickets.filter(({ companyId, createdAt, asked }) => {
    if (!asked.serviceId) return false;
    const service = covered(companyId, createdAt.slice(0, 10)).find(({ id }) => id === asked.serviceId);
    return !service?.subcategories.some(({ id }) => id === asked.subcategoryId);
  });
  expect(strays).toEqual([]);
  const share = (fits: (asked: (typeof made.tickets)[number]['asked']) => unknown) =>
    made.tickets.filter(({ asked }) => fits(asked)).length / made.tickets.length;
  expect(share(({ serviceId }) => serviceId)).toBeGreaterThan(0.85);
  expect(share(({ serviceId }) => serviceId)).toBeLessThan(1);
  expect(share(({ poNumber }) => poNumber)).toBeGreaterThan(0.03);
  expect(share(({ dueBy }) => dueBy)).toBeGreaterThan(0.03);
  expect(share((asked) => asked.type === 'incident' && asked.emergency)).toBeGreaterThan(0.002);
});

test('one company has agreed on less than the others', () => {
  const day = '2026-11-24';
  expect(covered('tenon-wild', day).map(({ id }) => id)).not.toContain('telephones');
  expect(covered('larkspur-dental', day).map(({ id }) => id)).toContain('telephones');
});
