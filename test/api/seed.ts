import { randomUUID } from 'node:crypto';
import { createAgreement } from '../../lambdas/agreements/agreements.service.ts';
import { createCompany, createItem, createSite } from '../../lambdas/companies/companies.service.ts';
import { createContact } from '../../lambdas/contacts/contacts.service.ts';
import { system, type Context, type System } from '../../lambdas/platform/context.ts';
import type { ReadyMadeId } from '../../lambdas/levels/level.model.ts';
import { createTeam, publishAnnouncement } from '../../lambdas/provider/provider.service.ts';
import { createService } from '../../lambdas/services/services.service.ts';
import { inviteStaff } from '../../lambdas/staff/staff.service.ts';
import type { DeskRole } from '../../lambdas/staff/staff.model.ts';
import type { Cloud } from '../../local/cloud.ts';
import { type Accounts, admitTo, letAllIn, type People } from './accounts.ts';

/** Two companies with somebody of every kind, made by the services that the API uses. */

export type Places = {
  company: string;
  site: string;
  branch: string;
  item: string;
  branchItem: string;
  other: string;
  otherSite: string;
  otherItem: string;
  networks: string;
  announcement: string;
  /** A service that the company's agreement covers, with its sub-category; another that is for everyone. */
  covered: string;
  coveredPart: string;
  everyone: string;
};

const quiet = (): Context<System> => ({
  actor: system,
  now: new Date(),
  requestId: 'seed',
  quiet: true,
  onceKey: randomUUID(),
});

export type Built = { accounts: Accounts; places: Places };

export async function seed(cloud: Cloud): Promise<{ people: People; places: Places }> {
  const built = await build();
  return { people: await letAllIn(cloud, built.accounts), places: built.places };
}

/** Makes both companies with their people, who still have to sign in. */
export async function build(): Promise<Built> {
  const { teamId: networks } = await createTeam(quiet(), 'Networks');
  const make = (name: string) =>
    createCompany(quiet(), {
      name,
      mainSite: {
        name: 'Head office',
        address1: '1 High Street',
        city: 'Sampleton',
        postCode: 'SA1 1AA',
        country: 'United Kingdom',
      },
    });
  const [own, other] = await Promise.all([make('Sample Bakery'), make('Other Ltd')]);
  const { siteId: branch } = await createSite(quiet(), own.companyId, { name: 'Branch' });
  const item = (company: string, siteId: string, name: string) =>
    createItem(quiet(), company, { siteId, name, product: 'Router', teamId: networks });
  const [here, there, elsewhere] = await Promise.all([
    item(own.companyId, own.siteId, 'Router 1'),
    item(own.companyId, branch, 'Router 2'),
    item(other.companyId, other.siteId, 'Router 3'),
  ]);
  const { announcementId } = await publishAnnouncement(quiet(), {
    title: 'Planned maintenance',
    text: 'On Sunday.',
    maintenance: true,
  });

  const service = (id: string, forEveryone: boolean) =>
    createService(
      quiet(),
      {
        name: id,
        description: 'What it is about',
        picture: 'mail',
        requestTypes: ['incident', 'query'],
        subcategories: [{ id: `${id}-part`, name: 'Sending' }],
        teamId: networks,
        forEveryone,
        active: true,
      },
      id,
    );
  const { serviceId: covered } = await service('covered', false);
  const { serviceId: everyone } = await service('everyone', true);
  await createAgreement(quiet(), own.companyId, { name: 'Care', from: '2020-01-01', serviceIds: [covered] });

  const customer = async (companyId: string, name: string, level: ReadyMadeId, siteId?: string) => {
    const email = `${name}@example.com`;
    const fields = { firstName: name[0]?.toUpperCase() + name.slice(1), lastName: 'Example', email, siteId };
    const { contactId } = await createContact(quiet(), companyId, {
      fields,
      access: { active: true, levels: [level], sites: [] },
    });
    const attributes = { 'custom:company': companyId, 'custom:contact': contactId };
    return admitTo({ door: 'portal', id: contactId, email }, attributes, [level]);
  };
  const member = async (name: string, role: DeskRole) => {
    const email = `${name}@example.com`;
    const { staffId } = await inviteStaff(quiet(), {
      name: `${name} Example`,
      email,
      role,
      teamIds: [networks],
    });
    return admitTo({ door: 'desk', id: staffId, email }, { 'custom:staff': staffId }, [role]);
  };
  const accounts: Accounts = {
    admin: await customer(own.companyId, 'admin', 'admin-user'),
    standard: await customer(own.companyId, 'standard', 'standard-user'),
    own: await customer(own.companyId, 'own', 'portal-user'),
    colleague: await customer(own.companyId, 'colleague', 'portal-user'),
    /** Belongs to the branch and sees its tickets. */
    local: await customer(own.companyId, 'local', 'site-user', branch),
    outsider: await customer(other.companyId, 'outsider', 'admin-user'),
    technician: await member('technician', 'technician'),
    administrator: await member('administrator', 'administrator'),
  };
  return {
    accounts,
    places: {
      company: own.companyId,
      site: own.siteId,
      branch,
      item: here.itemId,
      branchItem: there.itemId,
      other: other.companyId,
      otherSite: other.siteId,
      otherItem: elsewhere.itemId,
      networks,
      announcement: announcementId,
      covered,
      coveredPart: `${covered}-part`,
      everyone,
    },
  };
}
