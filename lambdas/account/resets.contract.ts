import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';

/** What is done for somebody who lost the app and the recovery codes (A9). */
export const resetsContract = contract({
  resetSecondFactor: {
    app: 'portal',
    can: 'contacts:manage',
    by: 'account',
    method: 'POST',
    path: '/contacts/{contactId}/second-factor/reset',
    summary: 'Reset the second factor of a contact who lost it',
    params: z.object({ contactId: id }),
  },
  resetCompanySecondFactor: {
    app: 'desk',
    can: 'desk:companies',
    by: 'account',
    method: 'POST',
    path: '/companies/{companyId}/contacts/{contactId}/second-factor/reset',
    summary: 'Reset the second factor of a contact of a company',
    params: z.object({ companyId: id, contactId: id }),
  },
  resetStaffSecondFactor: {
    app: 'desk',
    can: 'desk:staff',
    by: 'account',
    method: 'POST',
    path: '/staff/{staffId}/second-factor/reset',
    summary: 'Reset the second factor of a member of staff',
    params: z.object({ staffId: id }),
  },
});
