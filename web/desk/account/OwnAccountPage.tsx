import { AccountPage } from '../../shared/account/AccountPage.tsx';
import type { AccountCalls } from '../../shared/account/account-calls.ts';
import { call } from '../client.ts';

const calls: AccountCalls = {
  changePassword: (body, key) => call('changeDeskPassword', { body }, { key }),
};

export const OwnAccountPage = () => <AccountPage calls={calls} />;
