import {
  companyOf,
  companyForStaff,
  type CompanyId,
  type Context,
  type Customer,
  type Staff,
} from '../platform/context.ts';
import { commit } from '../platform/commit.ts';
import type { Output } from '../platform/contract.ts';
import { companyKey, settingsKey } from '../platform/keys.ts';
import { notFound } from '../platform/problem.ts';
import { change } from '../platform/steps.ts';
import { readMany } from '../platform/table.ts';
import { companyEntity } from '../companies/companies.table.ts';
import { settingsEntity } from '../provider/provider.table.ts';
import type { factorRulesContract } from './rules.contract.ts';

/** Whether a company's people must have a second factor: said at the desk, or by the company's own administrators. */
type C = typeof factorRulesContract;
type By = Context<Customer | Staff>;

const companyFor = ({ actor }: By, companyId: string): CompanyId =>
  actor.kind === 'customer' ? companyOf(actor) : companyForStaff(actor, companyId);

export async function getFactorRule(context: By, companyId: string): Promise<Output<C['getFactorRule']>> {
  const [own, settings] = await readMany([companyKey(companyFor(context, companyId)), settingsKey]);
  if (!own) throw notFound('company');
  return {
    required: companyEntity.parse(own).secondFactor,
    byProvider: settings !== undefined && settingsEntity.parse(settings).secondFactor.customers,
  };
}

export async function changeFactorRule(
  context: By,
  companyId: string,
  asked: { required: boolean },
): Promise<void> {
  const company = companyFor(context, companyId);
  const exists = { expression: 'attribute_exists(PK)' };
  await commit(context, {
    steps: [
      change(companyKey(company), { set: { secondFactor: asked.required } }, exists, () =>
        notFound('company'),
      ),
    ],
    event: {
      type: 'company.factor-rule-changed',
      companyId: company,
      subject: company,
      summary: asked.required
        ? 'Everybody must have a second factor'
        : 'A second factor is for everybody to choose',
      data: {},
    },
    result: null,
    asked,
  });
}
