import * as z from 'zod';
import { contactEntity } from '../contacts/contacts.table.ts';
import type { CompanyId } from '../platform/context.ts';
import { entity } from '../platform/entity.ts';
import * as keys from '../platform/keys.ts';
import { recall } from '../platform/remembered.ts';
import { check, create, type Step } from '../platform/steps.ts';
import { query, queryAll } from '../platform/table.ts';
import { notFound } from '../platform/problem.ts';
import { Company, Item, Site, type CompanyPage } from './company.model.ts';

export const companyEntity = entity('company', 1, Company.omit({ version: true }));
export const siteEntity = entity('site', 1, Site);
export const itemEntity = entity('item', 1, Item);

export const addCompany = (company: CompanyId, value: z.infer<typeof Company>): Step =>
  create(
    companyEntity.item(value, keys.companyKey(company), {
      ...keys.companiesIndex,
      GSI1SK: `${value.name.toLowerCase()}#${company}`,
    }),
    () => undefined,
  );

export const addSite = (company: CompanyId, site: Site): Step =>
  create(siteEntity.item(site, keys.siteKey(company, site.id)), () => undefined);

export const addItem = (company: CompanyId, item: Item): Step =>
  create(itemEntity.item(item, keys.itemKey(company, item.id)), () => undefined);

const exists = { expression: 'attribute_exists(PK)' };
export const companyExists = (company: CompanyId): Step =>
  check(keys.companyKey(company), exists, () => notFound('company'));
export const siteExists = (company: CompanyId, id: string): Step =>
  check(keys.siteKey(company, id), exists, () => notFound('site'));

export async function findCompanies(): Promise<Company[]> {
  const { items } = await query({ index: 'GSI1', partition: keys.companiesIndex.GSI1PK, limit: 1_000 });
  return items.map((raw) => companyEntity.parse(raw));
}

/** Everything on a company's own partition: itself, sites, items and contacts, in one query. At most 10,000 things. */
export const companyThings = (company: CompanyId): Promise<Record<string, unknown>[]> =>
  queryAll({ partition: keys.companyPartition(company), limit: 10_000 });

/** Of a contact, no more than what is asked for here: there may be thousands of them. */
const Addressed = z.object({ fields: z.object({ email: z.string() }) });

export type FoundCompany = Omit<z.infer<typeof CompanyPage>, 'signOn'> & {
  /** The e-mail addresses of its contacts. */
  addresses: string[];
};

export async function findCompany(company: CompanyId): Promise<FoundCompany | undefined> {
  const things = await companyThings(company);
  const own = things.find(companyEntity.is);
  if (!own) return undefined;
  const addresses = things.filter(contactEntity.is).map((raw) => Addressed.parse(raw).fields.email);
  return { company: companyEntity.parse(own), sites: sitesOf(things), items: itemsOf(things), addresses };
}

export const sitesOf = (things: Record<string, unknown>[]): Site[] =>
  things
    .filter(siteEntity.is)
    .map((raw) => siteEntity.parse(raw))
    .toSorted((a, b) => Number(b.main) - Number(a.main) || a.name.localeCompare(b.name));
export const itemsOf = (things: Record<string, unknown>[]): Item[] =>
  things
    .filter(itemEntity.is)
    .map((raw) => itemEntity.parse(raw))
    .toSorted((a, b) => a.name.localeCompare(b.name));

/** The company's sites, the main one first. At most 1,000. */
export const findSites = async (company: CompanyId): Promise<Site[]> =>
  sitesOf(await queryAll({ partition: keys.companyPartition(company), prefix: 'SITE#', limit: 1_000 }));

/** The company, one of its sites and, if asked for, one of its items; at most half a minute old. */
export async function recallPlace(company: CompanyId, siteId: string, itemId?: string) {
  const [own, site, item] = await recall([
    keys.companyKey(company),
    keys.siteKey(company, siteId),
    ...(itemId ? [keys.itemKey(company, itemId)] : []),
  ]);
  return {
    company: own && companyEntity.parse(own),
    site: site && siteEntity.parse(site),
    item: item && itemEntity.parse(item),
  };
}
