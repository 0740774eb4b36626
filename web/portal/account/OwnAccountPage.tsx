import { AccountPage } from '../../shared/account/AccountPage.tsx';
import type { AccountCalls } from '../../shared/account/account-calls.ts';
import { signInAddress } from '../../shared/api/sign-in-address.ts';
import { call } from '../portal.ts';

const calls: AccountCalls = {
  ownPassword: (signal) => call('getOwnPassword', {}, { signal }),
  changePassword: (body, key) => call('changePassword', { body }, { key }),
  listSessions: (signal) => call('listSessions', {}, { signal }),
  endSession: (sessionId, key) => call('endSession', { params: { sessionId } }, { key }),
  endSessions: (body, key) => call('endSessions', { body }, { key }),
  getFactor: (signal) => call('getSecondFactor', {}, { signal }),
  beginFactor: (body, key) => call('beginSecondFactor', { body }, { key }),
  confirmFactor: (body, key) => call('confirmSecondFactor', { body }, { key }),
  renewCodes: (body, key) => call('renewRecoveryCodes', { body }, { key }),
  endFactor: (body, key) => call('endSecondFactor', { body }, { key }),
  leave: async () => {
    await call('signOut', { params: { door: 'portal' } }).catch(() => undefined);
    location.assign(signInAddress('portal'));
  },
};

export const OwnAccountPage = () => <AccountPage calls={calls} />;
