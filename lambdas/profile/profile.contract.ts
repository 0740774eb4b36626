import { contract } from '../platform/contract.ts';
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
});
