import { AccountPage } from '../../shared/account/AccountPage.tsx';
import type { AccountCalls } from '../../shared/account/account-calls.ts';
import { signInAddress } from '../../shared/api/sign-in-address.ts';
import { call } from '../client.ts';

const calls: AccountCalls = {
  changePassword: (body, key) => call('changeDeskPassword', { body }, { key }),
  listSessions: (signal) => call('listDeskSessions', {}, { signal }),
  endSession: (sessionId, key) => call('endDeskSession', { params: { sessionId } }, { key }),
  endSessions: (body, key) => call('endDeskSessions', { body }, { key }),
  getFactor: (signal) => call('getDeskSecondFactor', {}, { signal }),
  beginFactor: (body, key) => call('beginDeskSecondFactor', { body }, { key }),
  confirmFactor: (body, key) => call('confirmDeskSecondFactor', { body }, { key }),
  renewCodes: (body, key) => call('renewDeskRecoveryCodes', { body }, { key }),
  endFactor: (body, key) => call('endDeskSecondFactor', { body }, { key }),
  leave: async () => {
    await call('signOut', { params: { door: 'desk' } }).catch(() => undefined);
    location.assign(signInAddress('desk'));
  },
};

export const OwnAccountPage = () => <AccountPage calls={calls} />;
