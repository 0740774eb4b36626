import { contracts } from '../lambdas/contracts.ts';
import type { Contract } from '../lambdas/platform/contract.ts';
import type { Plugin } from 'vite';

const names = /^virtual:routes\/(portal|desk|session)$/;

/**
 * The routes as the browser needs them: method and path by name, without the schemas; an application has its own and
 * the way out, the sign-in pages have the public ones. Types come from the contracts themselves (api/routes.ts), so nothing is written twice.
 */
export const routeTable = (): Plugin => ({
  name: 'foyer-route-table',
  resolveId: (id) => (names.test(id) ? `\0${id}` : undefined),
  load(id) {
    const door = id.startsWith('\0') ? names.exec(id.slice(1))?.[1] : undefined;
    if (!door) return undefined;
    const routes = Object.values(contracts as Record<string, Contract>).flatMap((one) =>
      Object.entries(one)
        .filter(([route, { app }]) => app === door || route === 'signOut')
        .map(([route, { app, method, path }]) => [route, [method, `/api/${app}${path}`]]),
    );
    return `export const routes = ${JSON.stringify(Object.fromEntries(routes))};`;
  },
});
