import { contract } from '../platform/contract.ts';
import { ConfirmAddress } from './address.model.ts';
import { ChangeProfile, Profile } from './profile.model.ts';

/** The person who is signed in, and nobody else: no route here names one. */
export const profileContract = contract({
  getProfile: {
    app: 'portal',
    can: 'profile:read',
    method: 'GET',
    path: '/profile',
    summary: 'The own contact, as its person may see it',
    response: Profile,
  },
  changeProfile: {
    app: 'portal',
    can: 'profile:read',
    method: 'PUT',
    path: '/profile',
    summary: 'Change the own names, addresses and phone numbers, but not the sign-in address',
    body: ChangeProfile,
  },
  confirmAddress: {
    app: 'portal',
    can: 'profile:read',
    method: 'POST',
    path: '/profile/address/confirm',
    summary: 'Sign in with the new address from now on, with the code from the mail',
    body: ConfirmAddress,
  },
  cancelAddress: {
    app: 'portal',
    can: 'profile:read',
    method: 'DELETE',
    path: '/profile/address',
    summary: 'Forget the new address that waits for its code',
  },
});
