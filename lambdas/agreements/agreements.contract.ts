import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { day, id } from '../platform/words.ts';
import { Service } from '../services/service.model.ts';
import { Agreement, AgreementFields, ChangeAgreement } from './agreement.model.ts';

const params = z.object({ companyId: id });

/** Staff see what a company has agreed; administrators write it down (C7, G7). */
export const agreementsContract = contract({
  listAgreements: {
    app: 'desk',
    can: 'desk:companies',
    method: 'GET',
    path: '/companies/{companyId}/agreements',
    summary: 'A company’s agreements, and the services that they can cover',
    params,
    response: z.object({
      agreements: z.array(Agreement),
      services: z.array(Service.pick({ id: true, name: true, active: true, forEveryone: true })),
      /** The provider's day, by which an agreement is in force or not. */
      today: day,
    }),
  },
  createAgreement: {
    app: 'desk',
    can: 'desk:services',
    method: 'POST',
    path: '/companies/{companyId}/agreements',
    summary: 'Add an agreement',
    params,
    body: AgreementFields,
    response: z.object({ agreementId: id }),
  },
  changeAgreement: {
    app: 'desk',
    can: 'desk:services',
    method: 'PUT',
    path: '/companies/{companyId}/agreements/{agreementId}',
    summary: 'Change an agreement, or end it on a day',
    params: z.object({ companyId: id, agreementId: id }),
    body: ChangeAgreement,
  },
});
