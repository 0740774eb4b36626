import type { Status } from '../../lambdas/tickets/lifecycle.model.ts';
import { statusMeaning } from '../shared/ticket/ticket.plain.ts';
import { type Activity } from '../../lambdas/tickets/ticket.model.ts';
import { activityWords } from '../shared/ticket/activity-words.ts';

/** What the desk calls things where it must not use the customers' words. */

export const statusName = (status: Status): string =>
  status === 'waiting-client' ? 'Waiting on client' : statusMeaning[status].label;

export const deskActivityWords = (one: Activity): string =>
  one.kind === 'status' && one.status ? `set the status to “${statusName(one.status)}”` : activityWords(one);

/** How long ago, short: `12 min`, `5 h`, `3 d`. `now` in milliseconds. */
export const age = (instant: string, now: number): string => {
  const minutes = Math.max(0, Math.floor((now - Date.parse(instant)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
};

/** Working time, short: `25 min`, `3 h 10`, `41 h`. In milliseconds. */
export const workingTime = (amount: number): string => {
  const minutes = Math.floor(amount / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours < 10 && rest > 0 ? `${hours} h ${String(rest).padStart(2, '0')}` : `${hours} h`;
};

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
/** `22 Nov 2026` in the person's zone. */
export const absoluteDay = (instant: string): string => day.format(new Date(instant));
