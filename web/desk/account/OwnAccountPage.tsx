import { AccountPage } from '../../shared/account/AccountPage.tsx';
import type { AccountCalls } from '../../shared/account/account-calls.ts';
import { signInAddress } from '../../shared/api/sign-in-address.ts';
import { call } from '../client.ts';

const calls: AccountCalls = {
  changePassword: (body, key) => call('changeDeskPassword', { body }, { key }),
  listSessions: (signal) => call('listDeskSessions', {}, { signal }),
  endSession: (sessionId, key) => call('endDeskSession', { params: { sessionId } }, { key }),
  endSessions: (body, key) => call('endDeskSessions', { body }, { key }),
  leave: async () => {
    await call('signOut', { params: { door: 'desk' } }).catch(() => undefined);
    location.assign(signInAddress('desk'));
  },
};

export const OwnAccountPage = () => <AccountPage calls={calls} />;
