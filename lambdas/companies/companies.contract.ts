import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { Company, CompanyPage, ItemFields, NewCompany, SiteFields } from './company.model.ts';

const params = z.object({ companyId: id });

export const companiesContract = contract({
  listCompanies: {
    app: 'desk',
    can: 'desk:companies',
    method: 'GET',
    path: '/companies',
    summary: 'All customer companies, by name',
    response: z.object({ companies: z.array(Company) }),
  },
  createCompany: {
    app: 'desk',
    can: 'desk:companies',
    method: 'POST',
    path: '/companies',
    summary: 'Add a customer company with its main site',
    body: NewCompany,
    response: z.object({ companyId: id, siteId: id }),
  },
  getCompany: {
    app: 'desk',
    can: 'desk:companies',
    method: 'GET',
    path: '/companies/{companyId}',
    summary: 'A company with its sites and items',
    params,
    response: CompanyPage,
  },
  createSite: {
    app: 'desk',
    can: 'desk:companies',
    method: 'POST',
    path: '/companies/{companyId}/sites',
    summary: 'Add a site',
    params,
    body: SiteFields,
    response: z.object({ siteId: id }),
  },
  createItem: {
    app: 'desk',
    can: 'desk:companies',
    method: 'POST',
    path: '/companies/{companyId}/items',
    summary: 'Add a configuration item to a site',
    params,
    body: ItemFields,
    response: z.object({ itemId: id }),
  },
});
