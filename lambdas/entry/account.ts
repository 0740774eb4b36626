import { resetContact, resetMember } from '../account/reset.service.ts';
import { resetsContract } from '../account/resets.contract.ts';
import { askAddress } from '../account/address.service.ts';
import { accountContract } from '../account/account.contract.ts';
import { changePassword, getOwnPassword } from '../account/password.service.ts';
import * as factor from '../account/second-factor.service.ts';
import { endSession, endSessions, listSessions } from '../account/sessions.service.ts';
import { bindApp, httpHandler } from '../platform/http.ts';

/** The own account, the same at both doors: the only function for signed-in people that speaks with the user pools. */
export const handler = httpHandler(
  bindApp('portal', accountContract, {
    changePassword: (context, { body }) => changePassword(context, body),
    getOwnPassword,
    askAddress: (context, { body }) => askAddress(context, body),
    listSessions,
    endSession: (context, { params }) => endSession(context, params.sessionId),
    endSessions: (context, { body }) => endSessions(context, body),
    getSecondFactor: factor.getSecondFactor,
    beginSecondFactor: (context, { body }) => factor.beginSecondFactor(context, body),
    confirmSecondFactor: (context, { body }) => factor.confirmSecondFactor(context, body),
    renewRecoveryCodes: (context, { body }) => factor.renewRecoveryCodes(context, body),
    endSecondFactor: (context, { body }) => factor.endSecondFactor(context, body),
  }),
  bindApp('desk', accountContract, {
    changeDeskPassword: (context, { body }) => changePassword(context, body),
    listDeskSessions: listSessions,
    endDeskSession: (context, { params }) => endSession(context, params.sessionId),
    endDeskSessions: (context, { body }) => endSessions(context, body),
    getDeskSecondFactor: factor.getSecondFactor,
    beginDeskSecondFactor: (context, { body }) => factor.beginSecondFactor(context, body),
    confirmDeskSecondFactor: (context, { body }) => factor.confirmSecondFactor(context, body),
    renewDeskRecoveryCodes: (context, { body }) => factor.renewRecoveryCodes(context, body),
    endDeskSecondFactor: (context, { body }) => factor.endSecondFactor(context, body),
  }),
  bindApp('portal', resetsContract, {
    resetSecondFactor: (context, { params }) => resetContact(context, params.contactId),
  }),
  bindApp('desk', resetsContract, {
    resetCompanySecondFactor: (context, { params }) =>
      resetContact(context, params.contactId, params.companyId),
    resetStaffSecondFactor: (context, { params }) => resetMember(context, params.staffId),
  }),
);
