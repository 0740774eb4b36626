import { randomUUID } from 'node:crypto';
import { allRoutes } from '../../lambdas/contracts.ts';
import { fullPath, type Route } from '../../lambdas/platform/contract.ts';
import type { Cloud } from '../../local/cloud.ts';
import { copyOfHouse } from './built-house.ts';
import { letAllIn, type People, type PersonName } from './accounts.ts';
import { type Places } from './seed.ts';

/** The whole of Foyer, running, with two companies and somebody of every kind. */

export type Answer<T = unknown> = { status: number; body: T; headers: Headers };
export type Call = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
};
export type Stage = {
  cloud: Cloud;
  people: People;
  places: Places;
  /** Calls a route as this person, through the site; `nobody` has no session. */
  call<T = unknown>(person: PersonName | 'nobody', route: string, call?: Call): Promise<Answer<T>>;
};

const routes = new Map<string, Route>(allRoutes);

/** A block of ports that no other worker of the run uses. FOYER_TEST_PORT moves all of them. */
const firstPort = (): number =>
  Number(process.env.FOYER_TEST_PORT ?? 6100) + 20 * Number(process.env.VITEST_POOL_ID ?? 0);

/** Each file of this suite has a house of its own, and stops it after its last test. */
export async function stage(): Promise<Stage> {
  const { cloud, built } = await copyOfHouse(firstPort());
  const { places } = built;
  const people = await letAllIn(cloud, built.accounts);
  return {
    cloud,
    people,
    places,
    call: (person, name, call) =>
      send(cloud.addresses.site, person === 'nobody' ? undefined : people[person].cookie, name, call),
  };
}

async function send<T>(
  site: string,
  cookie: string | undefined,
  name: string,
  call: Call = {},
): Promise<Answer<T>> {
  const route = routes.get(name);
  if (!route) throw new Error(`There is no route ${name}.`);
  const path = fullPath(route).replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(call.params?.[parameter] ?? 'x'),
  );
  const query = call.query ? `?${new URLSearchParams(call.query)}` : '';
  const response = await fetch(`${site}${path}${query}`, {
    method: route.method,
    headers: {
      ...(cookie && { cookie }),
      ...(route.method !== 'GET' && { 'idempotency-key': call.key ?? randomUUID() }),
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...call.headers,
    },
    body:
      call.body === undefined
        ? undefined
        : typeof call.body === 'string'
          ? call.body
          : JSON.stringify(call.body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T,
  };
}
