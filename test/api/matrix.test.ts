import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskRoles } from '../../lambdas/staff/staff.model.ts';
import { readyMadeLevels } from '../../lambdas/levels/level.model.ts';
import { allRoutes } from '../../lambdas/contracts.ts';
import { changes, type Route } from '../../lambdas/platform/contract.ts';
import { samples, type Target } from './samples.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Call, type Stage } from './stage.ts';

/** Every route × every persona × own, a colleague's, another company's, missing and malformed: generated from the contract. */

let world: Stage;
let targets: Record<'own' | 'colleague' | 'other' | 'missing', Target>;

const personas: Record<PersonName, readonly string[]> = {
  admin: readyMadeLevels['admin-user'].capabilities,
  standard: readyMadeLevels['standard-user'].capabilities,
  own: readyMadeLevels['portal-user'].capabilities,
  colleague: readyMadeLevels['portal-user'].capabilities,
  local: readyMadeLevels['site-user'].capabilities,
  outsider: readyMadeLevels['admin-user'].capabilities,
  technician: deskRoles.technician.capabilities,
  administrator: deskRoles.administrator.capabilities,
};
const names = Object.keys(personas) as PersonName[];
const appOf = (person: PersonName): Route['app'] =>
  person === 'technician' || person === 'administrator' ? 'desk' : 'portal';

beforeAll(async () => {
  world = await stage();
  const { people, places, call } = world;
  const raise = async (person: PersonName, site: string): Promise<string> => {
    const answer = await call<{ number: string }>(person, 'createTicket', {
      body: {
        type: 'query',
        siteId: site,
        contactId: people[person].id,
        title: 'Matrix',
        description: 'For the matrix',
        customerReference: 'M',
      },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body.number;
  };
  const missing = { number: 'T20200101.0001', contactId: 'nobody-here', fileId: 'nothing-here', version: 1 };
  const own = { ...missing, company: places.company, site: places.site, item: places.item };
  targets = {
    own: { ...own, number: await raise('own', places.site), contactId: people.own.id },
    colleague: { ...own, number: await raise('colleague', places.site), contactId: people.colleague.id },
    other: {
      ...missing,
      company: places.other,
      site: places.otherSite,
      item: places.otherItem,
      number: await raise('outsider', places.otherSite),
      contactId: people.outsider.id,
    },
    missing: { ...own, company: 'no-such-company' },
  };
});

const ask = (person: PersonName | 'nobody', name: string, target: Target, change: Partial<Call> = {}) =>
  world.call<{ code?: string; detail?: string; requestId?: string; fields?: { path: string }[] }>(
    person,
    name,
    {
      ...samples[name as keyof typeof samples](target, world.people, world.places),
      ...change,
    },
  );

/** Aimed at something that this persona may not see: by number or contact in the portal, by company at the desk. */
function hidden(route: Route, person: PersonName, aim: keyof typeof targets): boolean {
  const names = Object.keys(route.params?.shape ?? {});
  if (route.app === 'desk')
    return aim === 'missing' && names.some((name) => name === 'companyId' || name === 'number');
  if (!names.includes('number') && !names.includes('contactId')) return false;
  const company = person === 'outsider' ? 'other' : 'own';
  const mine = aim === person || (aim === 'other' && person === 'outsider');
  const sameCompany = company === 'own' ? aim === 'own' || aim === 'colleague' : aim === 'other';
  const wide = personas[person].includes('tickets:read-company');
  return !(mine || (sameCompany && wide));
}

afterAll(() => world.cloud.stop());

/** The statuses that an answer may have: everything else is a hole, or a wall in the wrong place. */
function allowed(name: string, route: Route, person: PersonName, aim: keyof typeof targets): number[] {
  if (route.app !== appOf(person)) return [401];
  if (!('can' in route) || !personas[person].includes(route.can)) return [403];
  if (hidden(route, person, aim)) return [name.startsWith('list') ? 200 : 404];
  // Where a password is proved: a welcome mail that another route sent again has ended the one of before, and some tries later one has to wait.
  const proves = 'by' in route && route.body !== undefined;
  return [200, 204, 404, 409, 422, ...(proves ? [429] : [])];
}

const guardedRoutes = allRoutes.filter(([, route]) => route.app !== 'session');
const insider = (route: Route): PersonName => (route.app === 'desk' ? 'administrator' : 'admin');

describe.each(guardedRoutes)('%s', (name, route) => {
  it('lets nobody in without a session', async () => {
    const answer = await ask('nobody', name, targets.own);
    expect(answer.status).toBe(401);
  });

  it.each(names)('answers %s as its capabilities say', async (person) => {
    for (const aim of ['missing', 'other', 'colleague', 'own'] as const) {
      const answer = await ask(person, name, targets[aim]);
      const words = `${person} ${aim}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
      expect(allowed(name, route, person, aim), words).toContain(answer.status);
      // The gateway's own 401 knows no problem+json; every other refusal is ours and can be quoted.
      const quotable = answer.status < 400 || answer.status === 401 || Boolean(answer.body.requestId);
      expect(quotable, words).toBe(true);
    }
  });
});

describe.each(guardedRoutes.filter(([, route]) => changes(route)))('%s', (name, route) => {
  it('asks for a key', async () => {
    expect((await ask(insider(route), name, targets.own, { key: '' })).status).toBe(400);
  });
});

describe.each(guardedRoutes.filter(([, route]) => route.body))('%s', (name, route) => {
  it('names what is malformed', async () => {
    const broken = await ask(insider(route), name, targets.own, { body: '{"no json' });
    expect([broken.status, broken.body.code]).toEqual([400, 'malformed']);
    // Where everything may be left out, nothing at all is still of the wrong shape.
    const nothing = route.body?.safeParse({}).success ? [] : {};
    const empty = await ask(insider(route), name, targets.own, { body: nothing });
    expect([empty.status, empty.body.code]).toEqual([422, 'invalid']);
    expect(empty.body.fields?.length).toBeGreaterThan(0);
  });
});

describe('the doors', () => {
  it.each(allRoutes.filter(([, route]) => route.app === 'session'))(
    '%s answers nobody without telling who exists',
    async (name, route) => {
      const hasDoor = route.path.startsWith('/{door}');
      const answer = await ask('nobody', name, targets.own);
      // A link from a mail that nobody was sent leads nowhere.
      expect([200, 204, 401, 409, 422, ...(hasDoor ? [] : [404])]).toContain(answer.status);
      if (!hasDoor) return;
      const malformed = await ask('nobody', name, targets.own, { params: { door: 'cellar' } });
      expect(malformed.status).toBe(404);
    },
  );
});
