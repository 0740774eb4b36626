import { contracts } from '../lambdas/contracts.ts';
import type { Contract } from '../lambdas/platform/contract.ts';
import type { Plugin } from 'vite';

const name = 'virtual:route-table';

/**
 * The routes as the browser needs them: method and path by name, without the schemas.
 * Types come from the contracts themselves (api/routes.ts), so nothing is written twice.
 */
export const routeTable = (): Plugin => ({
  name: 'foyer-route-table',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load(id) {
    if (id !== `\0${name}`) return undefined;
    const routes = Object.values(contracts as Record<string, Contract>).flatMap((one) =>
      Object.entries(one).map(([route, { app, method, path }]) => [route, [method, `/api/${app}${path}`]]),
    );
    return `export const routeTable = ${JSON.stringify(Object.fromEntries(routes))};`;
  },
});
