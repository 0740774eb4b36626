import * as z from 'zod';
import { id, instant, optionalParagraphs } from '../platform/words.ts';
import { Money } from './money.model.ts';

/**
 * A round of approval: who was asked, by which rule, and who decided what. Pure: applied in any order and repeated,
 * decisions lead to one outcome. Safe for the browser.
 */

export const ApprovalRule = z.enum(['one', 'all'], { error: 'Please choose who must approve.' });
export type ApprovalRule = z.infer<typeof ApprovalRule>;

const person = z.object({ id, name: z.string() });

/** What was decided for a seat; the reason is the text of the activity's entry, so that it is kept in one place only. */
export const SeatDecision = z.object({
  outcome: z.enum(['approved', 'declined']),
  at: instant,
  /** The member, or the delegate who stood in. */
  by: person,
  activityId: id,
});
export type SeatDecision = z.infer<typeof SeatDecision>;

/** A member of the board as asked in this round. */
export const Seat = person.extend({ decision: SeatDecision.optional() });
export type Seat = z.infer<typeof Seat>;

export const Round = z.object({
  id,
  askedAt: instant,
  askedBy: z.object({ kind: z.enum(['customer', 'staff', 'system']), id, name: z.string() }),
  /** The entry of the activity that holds what was asked. */
  activityId: id,
  cost: Money.optional(),
  rule: ApprovalRule,
  seats: z.array(Seat),
  /** Whose request it is: they do not decide, nor stand in for somebody; empty when the provider allows it. */
  own: z.array(id),
  /** Members are reminded after so many days, and again after as many. */
  remindAfter: z.int().positive(),
  /** The desk has asked anew: this round counts no more. */
  replaced: z.boolean().default(false),
});
export type Round = z.infer<typeof Round>;

/** What lists and counts need of the latest round, on the ticket itself. */
export const Approval = z.object({
  roundId: id,
  /** Everybody who was asked or has decided: they see the ticket. */
  approvers: z.array(id),
  /** Whose decision is still missing. */
  waitsOn: z.array(id),
  own: z.array(id),
});
export type Approval = z.infer<typeof Approval>;

export type RoundState = 'waiting' | 'approved' | 'declined';
export const RoundState = z.enum(['waiting', 'approved', 'declined']);

/** One decline declines; one approval approves, or all of them where all must. */
export function stateOf({ rule, seats }: Pick<Round, 'rule' | 'seats'>): RoundState {
  const outcomes = seats.map(({ decision }) => decision?.outcome);
  if (outcomes.includes('declined')) return 'declined';
  const enough = rule === 'all' ? outcomes.every(Boolean) : outcomes.includes('approved');
  return enough ? 'approved' : 'waiting';
}

/** The seats that this person may decide for now: the own one, and those of members that the person stands in for. */
export function seatsFor(round: Round, me: string, standsInFor: readonly string[]): Seat[] {
  if (round.replaced || stateOf(round) !== 'waiting') return [];
  const inPlace = round.own.includes(me) ? [] : standsInFor;
  return round.seats.filter((seat) => !seat.decision && (seat.id === me || inPlace.includes(seat.id)));
}

/** The round after a decision for these seats. A seat decides once, and nothing changes what is decided. */
export function withDecision(round: Round, seatIds: readonly string[], decision: SeatDecision): Round {
  if (stateOf(round) !== 'waiting') return round;
  const seats = round.seats.map((seat) =>
    seatIds.includes(seat.id) && !seat.decision ? { ...seat, decision } : seat,
  );
  return { ...round, seats };
}

export function approvalOf(round: Round): Approval {
  const waiting = stateOf(round) === 'waiting';
  const asked = round.seats.flatMap(({ id: seat, decision }) => (decision ? [seat, decision.by.id] : [seat]));
  return {
    roundId: round.id,
    approvers: [...new Set(asked)],
    waitsOn: waiting ? round.seats.filter(({ decision }) => !decision).map((seat) => seat.id) : [],
    own: round.own,
  };
}

const fields = {
  decision: z.enum(['approve', 'decline'], { error: 'Please choose whether you approve or decline.' }),
  reason: optionalParagraphs('the reason', 4_000),
};
const saysWhy = [
  ({ decision, reason }: { decision: string; reason?: string | undefined }) =>
    decision === 'approve' || reason !== undefined,
  { path: ['reason'], message: 'Please write why you decline.' },
] satisfies Parameters<z.ZodObject<typeof fields>['refine']>;

/** What a person fills in: a reason is mandatory to decline. */
export const Decision = z.object(fields).refine(...saysWhy);
export type Decision = z.infer<typeof Decision>;
/** `round` is the one that the person saw. */
export const Deciding = z.object({ ...fields, round: id }).refine(...saysWhy);
export type Deciding = z.infer<typeof Deciding>;
