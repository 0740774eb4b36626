import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { allRoutes, contracts } from '../../lambdas/contracts.ts';
import { readyMadeLevels } from '../../lambdas/levels/level.model.ts';
import { portalOpens } from '../../lambdas/platform/capabilities.ts';
import { routeKey, type Contract } from '../../lambdas/platform/contract.ts';
import { deskRoles } from '../../lambdas/staff/staff.model.ts';
import { code, read } from './sources.ts';

/** What every route of every contract keeps. */
const twice = (list: string[]) => list.filter((one, i) => list.indexOf(one) !== i);
const byName = allRoutes.map(([name, route]) => ({ name, route }));

describe('routes', () => {
  test('have a name and an address of their own', () => {
    expect(twice(byName.map(({ name }) => name))).toEqual([]);
    // The names of parameters do not tell two addresses apart.
    expect(twice(byName.map(({ route }) => routeKey(route).replaceAll(/\{\w+\}/g, '{}')))).toEqual([]);
  });

  test.each(byName)('$name says in one line what it is', ({ route }) => {
    expect(route.summary).toMatch(/^[A-Z][^\n]{4,90}[^.\s]$/);
  });

  test.each(byName)('$name reads with GET and changes with another method', ({ name, route }) => {
    // Browsers are led to a redirecting route, and can only be led to GET.
    const reads = /^(?:get|list|download)[A-Z]/.test(name) || route.redirects === true;
    expect(route.method === 'GET').toBe(reads);
    expect(reads && route.body !== undefined).toBe(false);
  });

  test.each(byName)('$name declares exactly the parameters of its path', ({ route }) => {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(route.params?.shape ?? {}).toSorted()).toEqual(inPath.toSorted());
  });

  const closed = byName.flatMap(({ name, route }) => (route.app === 'session' ? [] : [{ name, route }]));
  test.each(closed)('$name can be reached by somebody', ({ route }) => {
    const sets = route.app === 'portal' ? Object.values(readyMadeLevels) : Object.values(deskRoles);
    expect(sets.some((set) => (set.capabilities as readonly string[]).includes(route.can))).toBe(true);
  });

  test('that are open to anybody say why', () => {
    const reasons = byName.flatMap(({ route }) => (route.app === 'session' ? [route.public] : []));
    expect(reasons.filter((reason) => reason.length < 20)).toEqual([]);
  });
});

/** The places in a schema where fields that nobody declared would pass. */
function openPlaces(schema: z.core.$ZodType, place: string): string[] {
  const def = (schema as z.ZodType)._zod.def as z.core.$ZodTypeDef & Record<string, unknown>;
  const inside = (one: unknown, step: string) => openPlaces(one as z.ZodType, `${place}${step}`);
  switch (def.type) {
    case 'object':
      return [
        ...(def.catchall ? [`${place} takes any field`] : []),
        ...Object.entries(def.shape as object).flatMap(([name, field]) => inside(field, `.${name}`)),
      ];
    case 'array':
      return inside(def.element, '[]');
    case 'union':
      return (def.options as unknown[]).flatMap((option, i) => inside(option, `|${i}`));
    case 'optional':
    case 'nullable':
    case 'default':
      return inside(def.innerType, '');
    case 'pipe':
      return inside(def.out, '');
    case 'record':
      return inside(def.valueType, '[*]');
    case 'any':
    case 'unknown':
    case 'custom':
    case 'intersection':
    case 'transform':
      return [`${place} is ${def.type}`];
    default:
      return [];
  }
}

describe('answers', () => {
  const answering = byName.flatMap(({ name, route }) =>
    route.response ? [{ name, response: route.response }] : [],
  );

  test.each(answering)('of $name are objects and hold declared fields only', ({ name, response }) => {
    const options = response._zod.def.type === 'union' ? (response as z.ZodUnion).options : [response];
    expect(options.every((option) => option._zod.def.type === 'object')).toBe(true);
    expect(openPlaces(response, name)).toEqual([]);
  });
});

test('every page of the portal is opened by one capability', () => {
  const pages = Object.values(portalOpens).flatMap((one) => [...one.pages]);
  const routed = [...read('web/portal/router.tsx').matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path);
  expect(pages.toSorted()).toEqual(routed.toSorted());
});

test('every contract is bound, for each application, in exactly one entry', () => {
  const wanted = Object.values(contracts as Record<string, Contract>).flatMap((contract) =>
    [...new Set(Object.values(contract).map((route) => route.app))].map(
      (app) => `${app} ${constName(contract)}`,
    ),
  );
  const bound = code('lambdas/entry').flatMap((path) =>
    [...read(path).matchAll(/bindApp\(\s*'(\w+)',\s*(\w+),/g)].map(([, app, name]) => `${app} ${name}`),
  );
  expect(bound.toSorted()).toEqual(wanted.toSorted());
});

/** The name that a contract has in lambdas/contracts.ts. */
function constName(contract: Contract): string {
  const key = Object.entries(contracts).find(([, one]) => (one as Contract) === contract)?.[0] ?? '';
  return new RegExp(`\\b${key}: (\\w+),`).exec(read('lambdas/contracts.ts'))?.[1] ?? '';
}
