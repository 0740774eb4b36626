import * as z from 'zod';
import { day, id } from '../platform/words.ts';
import { Money } from './money.model.ts';
import { ApprovalRule, type Seat } from './round.model.ts';

/** A company's change advisory board, and who stands in for its members. Safe for the browser. */

export const BoardFields = z.object({
  memberIds: z.array(id).max(20, 'A board can have 20 members.'),
  rule: ApprovalRule,
  /** From this cost on all must approve, also where one is enough for less. */
  allFrom: Money.optional(),
  /** Which requests need it: every change request, or only what the desk asks for. */
  needs: z.enum(['changes', 'asked'], { error: 'Please choose what needs approval.' }),
  /** Whether members may approve what they asked for themselves. The provider decides. */
  ownRequests: z.boolean().default(false),
  remindAfter: z
    .int('Please enter a number of days.')
    .min(1, 'Please enter at least 1 day.')
    .max(30, 'Please enter at most 30 days.'),
});
export type BoardFields = z.infer<typeof BoardFields>;
/** `version` is what the person saw: 0 when there was no board yet. */
export const SaveBoard = BoardFields.extend({ version: z.int().nonnegative() });

/** What a company has before somebody sets its board up: nobody on it, so nothing needs approval. */
export const noBoard: BoardFields = {
  memberIds: [],
  rule: 'one',
  needs: 'changes',
  ownRequests: false,
  remindAfter: 3,
};

/** Somebody who decides in a member's place, both days included, as they are where the provider is. */
export const Delegation = z.object({
  memberId: id,
  memberName: z.string(),
  delegateId: id,
  delegateName: z.string(),
  from: day,
  to: day,
});
export type Delegation = z.infer<typeof Delegation>;

export const SaveAway = z
  .object({ delegateId: id, from: day, to: day })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    message: 'The last day cannot be before the first.',
  });
export type SaveAway = z.infer<typeof SaveAway>;

const holds = ({ from, to }: Delegation, today: string): boolean => from <= today && today <= to;

/** The members that this person stands in for on this day. A delegate's own delegate does not count: it is not passed on. */
export const standsInFor = (delegations: readonly Delegation[], me: string, today: string): string[] =>
  delegations.filter((one) => one.delegateId === me && holds(one, today)).map(({ memberId }) => memberId);

/** Who stands in for a member on this day. */
export const delegateOf = (
  delegations: readonly Delegation[],
  memberId: string,
  today: string,
): string | undefined =>
  delegations.find((one) => one.memberId === memberId && holds(one, today))?.delegateId;

/** Who must approve at this cost. What is in another currency is not compared: then all must, to be sure. */
export function ruleAt({ rule, allFrom }: Pick<BoardFields, 'rule' | 'allFrom'>, cost?: Money): ApprovalRule {
  if (rule === 'all' || !allFrom || !cost) return rule;
  const below = cost.currency === allFrom.currency && cost.amount < allFrom.amount;
  return below ? 'one' : 'all';
}

/** Who is asked: the members who can sign in, without those whose request it is. */
export const seatsOf = (
  board: Pick<BoardFields, 'memberIds' | 'ownRequests'>,
  people: readonly Pick<Seat, 'id' | 'name'>[],
  own: readonly string[],
): Seat[] =>
  people
    .filter(({ id: one }) => board.memberIds.includes(one) && (board.ownRequests || !own.includes(one)))
    .map(({ id: one, name }) => ({ id: one, name }));
