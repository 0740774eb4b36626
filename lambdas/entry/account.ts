import { accountContract } from '../account/account.contract.ts';
import { changePassword } from '../account/password.service.ts';
import { bindApp, httpHandler } from '../platform/http.ts';

/** The own account, the same at both doors: the only function for signed-in people that speaks with the user pools. */
export const handler = httpHandler(
  bindApp('portal', accountContract, {
    changePassword: (context, { body }) => changePassword(context, body),
  }),
  bindApp('desk', accountContract, {
    changeDeskPassword: (context, { body }) => changePassword(context, body),
  }),
);
