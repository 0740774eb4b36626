import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id, version } from '../platform/words.ts';
import { SecondFactorRule } from '../provider/provider.model.ts';

/** Who must have a second factor (A9): the provider says so for all, the desk or the own administrators for a company. */
const required = z.object({ required: z.boolean() });
const CompanyRule = required.extend({
  /** The provider asks it of all customers, whatever the company says. */
  byProvider: z.boolean(),
});
const company = z.object({ companyId: id });

export const factorRulesContract = contract({
  changeSecondFactor: {
    app: 'desk',
    can: 'desk:settings',
    method: 'PUT',
    path: '/settings/second-factor',
    summary: 'Change for whom a second factor is required',
    body: z.object({ secondFactor: SecondFactorRule, version }),
  },
  getCompanyFactorRule: {
    app: 'desk',
    can: 'desk:companies',
    method: 'GET',
    path: '/companies/{companyId}/second-factor',
    summary: 'Whether the people of a company must have a second factor',
    params: company,
    response: CompanyRule,
  },
  changeCompanyFactorRule: {
    app: 'desk',
    can: 'desk:companies',
    method: 'PUT',
    path: '/companies/{companyId}/second-factor',
    summary: 'Change whether the people of a company must have a second factor',
    params: company,
    body: required,
  },
  getFactorRule: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'GET',
    path: '/second-factor',
    summary: 'Whether everybody of the own company must have a second factor',
    response: CompanyRule,
  },
  changeFactorRule: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'PUT',
    path: '/second-factor',
    summary: 'Change whether everybody of the own company must have a second factor',
    body: required,
  },
});
