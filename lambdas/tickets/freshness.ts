import { companyForStaff, companyOf, type Context, type Customer, type Staff } from '../platform/context.ts';
import type { Key } from '../platform/entity.ts';
import * as keys from '../platform/keys.ts';
import { scopeOf } from './readable.ts';

/**
 * What the answers about tickets depend on, as the stamps that tell of it (platform/stamps.ts): whoever makes an
 * answer of something else besides must name its stamp here, or people will not see it change.
 */

/** A ticket's page: all that customers may read on the ticket's partition. Written with the change itself. */
export const ticketFollows = ({ actor }: Context<Customer>, number: string): Key[] => [
  keys.ticketStampKey(companyOf(actor), number, false),
];

/** The company's work, or only that of the person who sees no more. Written by the stream, after the counts. */
export const listFollows = (context: Context<Customer>, list?: string): Key[] =>
  list === 'approvals' ? [...workFollows(context), ...approvalsFollow(context)] : workFollows(context);

/** What waits for somebody's approval, and who stands in for whom. */
const approvalsFollow = ({ actor }: Context<Customer>): Key[] => [
  keys.listStampKey(keys.companyApprovals(companyOf(actor))),
];

const workFollows = ({ actor }: Context<Customer>): Key[] => {
  const { company, contactId, siteIds = [] } = scopeOf(actor);
  const ownAlone = contactId !== undefined && siteIds.length === 0;
  const list = ownAlone ? keys.contactTickets(company, contactId) : keys.companyWork(company);
  return [keys.listStampKey(list)];
};

/**
 * The home page also shows the provider's settings and announcements. What waits for one's approval is told with the
 * work; who stands in for a member and reads the own tickets alone sees the number move with the next other change.
 */
export const homeFollows = (context: Context<Customer>): Key[] => [
  ...workFollows(context),
  keys.providerStampKey,
];

export const deskTicketFollows = (
  { actor }: Context<Staff>,
  { companyId, number }: { companyId: string; number: string },
): Key[] =>
  [false, true].map((internal) => keys.ticketStampKey(companyForStaff(actor, companyId), number, internal));

export const queueFollows = ({ actor }: Context<Staff>, queue: string): Key[] => [
  keys.listStampKey(
    queue === 'all'
      ? keys.wholeQueue
      : queue === 'mine'
        ? keys.technicianQueue(actor.id)
        : keys.teamQueue(queue),
  ),
];
