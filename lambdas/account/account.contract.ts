import { contract } from '../platform/contract.ts';
import { ChangePassword } from './account.model.ts';

/** Each route once for both doors: a person's own account, with the same rules wherever one signs in. */
const portal = { app: 'portal', can: 'profile:read', by: 'account' } as const;
const desk = { app: 'desk', can: 'desk:profile', by: 'account' } as const;

const change = {
  method: 'POST',
  path: '/account/password',
  summary: 'Change the own password; other sessions end',
  body: ChangePassword,
} as const;

export const accountContract = contract({
  changePassword: { ...portal, ...change },
  changeDeskPassword: { ...desk, ...change },
});
