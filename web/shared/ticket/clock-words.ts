import type { Status } from '../../../lambdas/tickets/lifecycle.model.ts';
import { isOpen } from './ticket.plain.ts';
import type { Standing } from './clock.plain.ts';

/** The service-level clock in words, for the contact, for others of the company or for the desk. */
export type Side = 'customer' | 'colleague' | 'desk';

const withCustomer: Partial<Record<Status, string>> = {
  'waiting-client': 'we need an answer',
  'waiting-approval': 'an approval is needed',
  resolved: 'to close it, or to reopen it',
};

/** Who is waited for, as each side reads it. */
export const them: Record<Side, string> = {
  customer: 'you',
  colleague: 'your company',
  desk: 'the customer',
};

/** Who has the ball, and for what; nothing when nobody has to do anything more. */
export function ballWith(status: Status, side: Side): string | undefined {
  const asked = withCustomer[status];
  if (asked)
    return `With ${status === 'waiting-approval' && side === 'customer' ? them.colleague : them[side]}: ${asked}`;
  if (status === 'waiting-vendor') return 'With a supplier; we keep at it';
  return isOpen(status) ? 'With us' : undefined;
}

export const standingWords: Record<Standing['state'], string> = {
  due: 'Due',
  paused: 'Paused',
  met: 'Met',
  missed: 'Missed',
};
