import type * as z from 'zod';
import { companyExists } from '../companies/companies.table.ts';
import { companyForStaff, idFor, type Context, type Staff, type System } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { dayIn } from '../service-levels/zone.model.ts';
import { invalidField } from '../platform/problem.ts';
import { addEntry, changeEntry } from '../platform/short-list.ts';
import { settings } from '../provider/provider.table.ts';
import { findServices } from '../services/services.table.ts';
import type { AgreementFields, ChangeAgreement } from './agreement.model.ts';
import type { agreementsContract } from './agreements.contract.ts';
import { agreementsList, readCover } from './agreements.table.ts';

type ByStaff = Context<Staff | System>;

export async function listAgreements(
  { actor, now }: ByStaff,
  companyId: string,
): Promise<Output<(typeof agreementsContract)['listAgreements']>> {
  const [cover, { timeZone }] = await Promise.all([readCover(companyForStaff(actor, companyId)), settings()]);
  return { ...cover, today: dayIn(timeZone, now) };
}

export async function createAgreement(
  context: ByStaff,
  companyId: string,
  asked: AgreementFields,
  id = idFor(context),
): Promise<{ agreementId: string }> {
  const company = companyForStaff(context.actor, companyId);
  await assertServices(asked.serviceIds);
  return addEntry(
    context,
    agreementsList(company),
    { ...asked, id },
    {
      also: [companyExists(company)],
      result: { agreementId: id },
      event: {
        type: 'agreement.created',
        companyId,
        subject: id,
        summary: `Added the agreement ${asked.name}`,
        data: {},
      },
      asked,
    },
  );
}

export async function changeAgreement(
  context: ByStaff,
  { companyId, agreementId }: { companyId: string; agreementId: string },
  asked: z.infer<typeof ChangeAgreement>,
): Promise<void> {
  const { version, ...fields } = asked;
  await assertServices(fields.serviceIds);
  await changeEntry(
    context,
    agreementsList(companyForStaff(context.actor, companyId)),
    { ...fields, id: agreementId },
    version,
    {
      result: null,
      event: {
        type: 'agreement.changed',
        companyId,
        subject: agreementId,
        summary: `Changed the agreement ${fields.name}`,
        data: {},
      },
      asked: { companyId, agreementId, ...asked },
    },
  );
}

async function assertServices(ids: readonly string[]): Promise<void> {
  const known = new Set((await findServices()).map(({ id }) => id));
  if (!ids.every((id) => known.has(id)))
    throw invalidField('serviceIds', 'Please choose among the services of your catalogue.');
}
