import { doors, placeAfterSignIn } from '../../../lambdas/session/next.model.ts';
import type { Door } from './routes.ts';

/** The sign-in page of an application, with the page to come back to; `over` when somebody was in and is not any more. */
export const signInAddress = (door: Door, next?: string, over = false): string => {
  const { home, signIn } = doors[door];
  const asked = new URLSearchParams({ ...(over && { over: '' }), ...(next && next !== home && { next }) });
  return asked.size > 0 ? `${signIn}?${asked}` : signIn;
};

/** Where to go after signing in: `?next=` of the page's address where it may lead there. */
export const nextAfterSignIn = (door: Door, search: string, origin: string): string =>
  placeAfterSignIn(door, new URLSearchParams(search).get('next'), origin);
