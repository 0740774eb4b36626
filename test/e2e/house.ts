import type { APIRequestContext } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { accounts } from './accounts.ts';
import { call } from './api.ts';
import { followWelcome, type Person, signIn } from './people.ts';

/** A customer company of its own and a technician of the team that looks after it, so that no test sees another's tickets. */
export type House = {
  companyId: string;
  company: string;
  team: string;
  sites: { main: { id: string; name: string }; branch: { id: string; name: string } };
  item: { id: string; name: string };
  branchItem: string;
  administrator: Person;
  admin: Person;
  technician: Person;
};

export type OpenRequest = () => Promise<APIRequestContext>;

/** A few letters and digits that no other run has. */
export const fresh = (): string => randomBytes(4).toString('hex');

export async function buildHouse(open: OpenRequest, site: string): Promise<House> {
  const mark = fresh();
  const administrator = await signIn(await open(), accounts.administrator);
  const desk = administrator.request;
  const company = `Paper Mill ${mark}`;
  const main = { name: 'Head office', address1: '1 Mill Lane', city: 'Sampleton', country: 'United Kingdom' };
  const [{ teams }, { companyId, siteId }] = await Promise.all([
    call(desk, 'getDeskStart', {}),
    call(desk, 'createCompany', { body: { name: company, mainSite: main } }),
  ]);
  // The first team sorts out what has no item; this one looks after the items.
  const { id: teamId, name: team } = teams.at(-1) ?? { id: '', name: '' };
  const params = { companyId };
  const person = { firstName: 'Ada', lastName: 'Miller', email: `ada.${mark}@example.com` };
  const staff = { name: 'Tess Turner', email: `tess.${mark}@example.com` };
  const branch = await call(desk, 'createSite', { params, body: { name: 'Workshop' } });
  const item = (siteId: string, name: string, product: string) =>
    call(desk, 'createItem', { params, body: { siteId, name, product, teamId } });
  const [{ itemId }] = await Promise.all([
    item(siteId, 'Label printer', 'Zebra ZD421'),
    item(branch.siteId, 'Band saw control', 'Panel PC'),
    call(desk, 'createCompanyContact', {
      params,
      body: { fields: { ...person, siteId }, access: { active: true, levels: ['admin-user'] } },
    }),
    call(desk, 'inviteStaff', { body: { ...staff, role: 'technician', teamIds: [teamId] } }),
  ]);
  const [admin, technician] = await Promise.all([
    followWelcome(await open(), site, { door: 'portal', email: person.email, name: 'Ada Miller' }),
    followWelcome(await open(), site, { door: 'desk', ...staff }),
  ]);
  return {
    companyId,
    company,
    team,
    sites: { main: { id: siteId, name: main.name }, branch: { id: branch.siteId, name: 'Workshop' } },
    item: { id: itemId, name: 'Label printer' },
    branchItem: 'Band saw control',
    administrator,
    admin,
    technician,
  };
}
