import { AccountPage } from '../../shared/account/AccountPage.tsx';
import type { AccountCalls } from '../../shared/account/account-calls.ts';
import { call } from '../portal.ts';

const calls: AccountCalls = {
  changePassword: (body, key) => call('changePassword', { body }, { key }),
};

export const OwnAccountPage = () => <AccountPage calls={calls} />;
