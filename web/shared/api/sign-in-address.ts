import { doors, placeAfterSignIn } from '../../../lambdas/session/next.model.ts';
import type { Door } from './routes.ts';

/** The sign-in page of an application, with the page to come back to. */
export const signInAddress = (door: Door, next?: string): string => {
  const { home, signIn } = doors[door];
  return next && next !== home ? `${signIn}?next=${encodeURIComponent(next)}` : signIn;
};

/** Where to go after signing in: `?next=` of the page's address where it may lead there. */
export const nextAfterSignIn = (door: Door, search: string, origin: string): string =>
  placeAfterSignIn(door, new URLSearchParams(search).get('next'), origin);
