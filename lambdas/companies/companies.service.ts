import type * as z from 'zod';
import { noAgreements } from '../agreements/agreements.table.ts';
import { commit } from '../platform/commit.ts';
import { at, companyForStaff, idFor, type Context, type Staff, type System } from '../platform/context.ts';
import { invalidField, notFound } from '../platform/problem.ts';
import { domainOf } from '../session/organisation.model.ts';
import { organisations } from '../session/organisations.ts';
import { settingsKnowing } from '../provider/provider.table.ts';
import type { CompanyPage, ItemFields, NewCompany, SiteFields } from './company.model.ts';
import * as table from './companies.table.ts';

type ByStaff = Context<Staff | System>;

export const listCompanies = async () => ({ companies: await table.findCompanies() });

/** A company, with the organisations that its people's addresses lead to when they sign in. */
export async function getCompany(context: ByStaff, companyId: string): Promise<z.infer<typeof CompanyPage>> {
  const found = await table.findCompany(companyForStaff(context.actor, companyId));
  if (!found) throw notFound('company');
  const { addresses, ...rest } = found;
  const domains = new Set(addresses.map(domainOf));
  const signOn = organisations().filter((one) => one.domains.some((domain) => domains.has(domain)));
  return { ...rest, signOn };
}

export function createCompany(
  context: ByStaff,
  asked: z.infer<typeof NewCompany>,
  ids = { company: idFor(context), site: idFor(context) },
) {
  const company = companyForStaff(context.actor, ids.company);
  return commit(context, {
    steps: [
      table.addCompany(company, {
        id: company,
        name: asked.name,
        createdAt: at(context),
        secondFactor: false,
        version: 1,
      }),
      table.addSite(company, { ...asked.mainSite, id: ids.site, main: true }),
      noAgreements(company),
    ],
    event: {
      type: 'company.created',
      companyId: company,
      subject: company,
      summary: `Added ${asked.name}`,
      data: {},
    },
    result: { companyId: ids.company, siteId: ids.site },
    asked,
  });
}

export function createSite(context: ByStaff, companyId: string, asked: SiteFields, id = idFor(context)) {
  const company = companyForStaff(context.actor, companyId);
  return commit(context, {
    steps: [table.companyExists(company), table.addSite(company, { ...asked, id, main: false })],
    event: {
      type: 'site.created',
      companyId,
      subject: id,
      summary: `Added the site ${asked.name}`,
      data: {},
    },
    result: { siteId: id },
    asked,
  });
}

export async function createItem(
  context: ByStaff,
  companyId: string,
  asked: ItemFields,
  id = idFor(context),
) {
  const company = companyForStaff(context.actor, companyId);
  const { teams } = await settingsKnowing([asked.teamId]);
  if (!teams.some((team) => team.id === asked.teamId))
    throw invalidField('teamId', 'Please choose one of your teams.');
  const { company: known, site } = await table.recallPlace(company, asked.siteId);
  if (!known) throw notFound('company');
  if (!site) throw invalidField('siteId', 'Please choose one of the company’s sites.');
  return commit(context, {
    steps: [table.addItem(company, { ...asked, id })],
    event: {
      type: 'item.created',
      companyId,
      subject: id,
      summary: `Added the item ${asked.name}`,
      data: {},
    },
    result: { itemId: id },
    asked,
  });
}
