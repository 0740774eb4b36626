import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openApiDocument, openApiText, place } from '../../bin/openapi.ts';
import { allRoutes } from '../../lambdas/contracts.ts';
import { fullPath, needsKey } from '../../lambdas/platform/contract.ts';

type Operation = {
  operationId: string;
  security: object[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: object;
  responses: Record<string, { content?: object }>;
};
const document = openApiDocument();
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
    path,
    method,
    operation,
  })),
);

describe('docs/openapi.json', () => {
  test('says what the contracts say', () => {
    const current = readFileSync(place, 'utf8') === openApiText();
    expect(current, 'The routes have changed. Write the document anew: node bin/run.mjs bin/openapi.ts').toBe(
      true,
    );
  });

  test('holds every route under its name', () => {
    const wanted = allRoutes.map(
      ([name, route]) => `${name} ${route.method.toLowerCase()} ${fullPath(route)}`,
    );
    const held = operations.map(
      ({ path, method, operation }) => `${operation.operationId} ${method} ${path}`,
    );
    expect(held.toSorted()).toEqual(wanted.toSorted());
  });

  test.each(allRoutes)('says of %s who may, with which headers, and what comes back', (name, route) => {
    const operation = operations.find((one) => one.operation.operationId === name)?.operation;
    const parameters = (operation?.parameters ?? []).filter(
      (one) => one.in === 'path' || one.in === 'header',
    );
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter ?? '');
    expect(parameters.map((one) => one.name)).toEqual([
      ...inPath,
      ...(needsKey(route) ? ['Idempotency-Key'] : []),
      ...(route.conditional ? ['If-None-Match'] : []),
    ]);
    expect(parameters.every((one) => one.required || one.name === 'If-None-Match')).toBe(true);
    expect(operation?.security).toEqual(route.app === 'session' ? [] : [{ [route.app]: [] }]);
    expect(operation?.requestBody === undefined).toBe(route.body === undefined);
    const done = route.response ? '200' : route.redirects ? '302' : '204';
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining([done, ...(route.conditional ? ['304'] : [])]),
    );
  });

  test('points to nothing that it does not hold', () => {
    const schemas = Object.keys(document.components?.schemas ?? {});
    const pointed = [...openApiText().matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(pointed.length).toBeGreaterThan(100);
    expect(pointed.filter((name) => !schemas.includes(name ?? ''))).toEqual([]);
  });
});
