import type { APIRequestContext } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { allRoutes, type contracts } from '../../lambdas/contracts.ts';
import { type Answer, fullPath, type Route, type Sends } from '../../lambdas/platform/contract.ts';

type Contracts = typeof contracts;
type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
type Routes = Together<Contracts[keyof Contracts]>;
type RouteAt<N extends keyof Routes> = Routes[N] extends Route ? Routes[N] : never;

const routes = new Map<string, Route>(allRoutes);

/** Calls a route by its name, past the browser. Throws with what the service said when it refuses. */
export async function call<N extends keyof Routes>(
  request: APIRequestContext,
  name: N,
  sends: Sends<RouteAt<N>>,
): Promise<Answer<RouteAt<N>>> {
  const route = routes.get(name);
  if (!route) throw new Error(`There is no route ${name}.`);
  const parts = sends as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
  const path = fullPath(route).replaceAll(/\{(\w+)\}/g, (_, part: string) => parts.params?.[part] ?? '');
  const response = await request.fetch(path, {
    method: route.method,
    headers: { 'idempotency-key': randomUUID() },
    params: parts.query,
    data: parts.body,
  });
  if (!response.ok()) throw new Error(`${name}: ${response.status()} ${await response.text()}`);
  return (response.status() === 204 ? undefined : await response.json()) as Answer<RouteAt<N>>;
}
