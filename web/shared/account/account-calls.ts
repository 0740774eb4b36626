import type { ChangePassword } from '../../../lambdas/account/account.model.ts';

/** What the pages of the own account ask of the service: each application gives its own door's routes. */
export type AccountCalls = {
  changePassword(body: ChangePassword, key: string): Promise<undefined>;
};
