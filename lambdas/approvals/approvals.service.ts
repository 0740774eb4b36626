import { commit, earlierResult, Stale } from '../platform/commit.ts';
import { at, companyOf, type Context, type Customer } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { approvalKey, delegationsKey, ticketKey } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { check } from '../platform/steps.ts';
import { readMany } from '../platform/table.ts';
import { clockWith } from '../service-levels/clock.start.ts';
import { activitySteps, touched } from '../tickets/changes.ts';
import { statusMeaning, type Status } from '../tickets/lifecycle.model.ts';
import { sees } from '../tickets/readable.ts';
import type { Ticket } from '../tickets/ticket.model.ts';
import { ticketEntity, updateTicket } from '../tickets/tickets.table.ts';
import type { approvalsContract, DecidedOne } from './approvals.contract.ts';
import { approvalEntity, delegationsEntity, delegationsIn, saveSeats } from './approvals.table.ts';
import { standsInFor } from './board.model.ts';
import { approvalOf, seatsFor, stateOf, withDecision, type Deciding, type Round } from './round.model.ts';
import { today } from './stand-ins.ts';

/** Members of a change advisory board and those who stand in for them: approving and declining. */
type C = typeof approvalsContract;
type ByCustomer = Context<Customer>;
type Decided = Output<C['decideApproval']>;

/** How often a decision is tried again when others decided at the same moment. */
const tries = 8;

/**
 * Decides for every seat that is the person's own or that it stands in for. Decisions at the same moment all count, one after
 * the other; exactly one of them moves the ticket. One batch get and one transaction.
 */
export async function decideApproval(context: ByCustomer, number: string, asked: Deciding): Promise<Decided> {
  for (let attempt = 1; ; attempt++)
    try {
      return await decideOnce(context, number, asked);
    } catch (error) {
      if (!(error instanceof Stale) || attempt === tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
    }
}

async function decideOnce(context: ByCustomer, number: string, asked: Deciding): Promise<Decided> {
  const { actor } = context;
  const company = companyOf(actor);
  const [rawTicket, rawRound, rawDelegations] = await readMany([
    ticketKey(company, number),
    approvalKey(company, number, asked.round),
    delegationsKey(company),
  ]);
  const ticket = rawTicket && ticketEntity.parse(rawTicket);
  const round = rawRound && approvalEntity.parse(rawRound);
  const members = standsInFor(delegationsIn(rawDelegations), actor.id, await today(context));
  const seats = round && ticket?.status === 'waiting-approval' ? seatsFor(round, actor.id, members) : [];
  if (!ticket || !round || seats.length === 0) {
    const earlier = await earlierResult<Decided>(context, { number, ...asked });
    if (earlier) return earlier;
    throw refusal(actor, ticket, round, members);
  }
  const approves = asked.decision === 'approve';
  const inPlaceOf = seats.filter(({ id }) => id !== actor.id).map(({ name }) => name);
  const kind = approves ? 'approved' : 'declined';
  const entryOf = (status?: Status) =>
    activitySteps(context, company, number, {
      kind,
      text: asked.reason,
      status,
      ...(inPlaceOf.length > 0 && { inPlaceOf: inPlaceOf.join(', ') }),
    });
  const decided = (activityId: string) =>
    withDecision(
      round,
      seats.map(({ id }) => id),
      { outcome: kind, at: at(context), by: { id: actor.id, name: actor.name }, activityId },
    );
  const state = stateOf(decided(''));
  const status = state === 'waiting' ? undefined : state;
  const entry = await entryOf(status);
  const next = decided(entry.id);
  // The board had the ball since it was asked.
  const clock = status && (await clockWith(ticket, { at: at(context), status }, round.askedAt));
  const set = {
    ...touched(context),
    ...clock?.set,
    approval: approvalOf(next),
    ...(status && { status }),
    ...(status === 'declined' && { resolvedAt: at(context) }),
  };
  const asDelegate = rawDelegations && inPlaceOf.length > 0;
  return commit(context, {
    steps: [
      saveSeats(company, number, { ...next, version: round.version }),
      ...updateTicket(
        company,
        number,
        set,
        { from: ['waiting-approval'], refuse: () => undefined },
        clock?.unset,
      ),
      ...entry.steps,
      ...(asDelegate ? [sameDelegations(context, rawDelegations.version as number)] : []),
    ],
    event: {
      type: status ? `ticket.${status}` : 'ticket.approved-in-part',
      companyId: company,
      subject: number,
      summary: `${approves ? 'Approved' : 'Declined'} ${number}${inPlaceOf.length > 0 ? ` in place of ${inPlaceOf.join(', ')}` : ''}`,
      data: { roundId: round.id, text: asked.reason, ...(status && { status }) },
    },
    result: { state },
    asked: { number, ...asked },
  });
}

/** Nobody ended or moved the stand-in meanwhile; otherwise it is looked at again. */
const sameDelegations = ({ actor }: ByCustomer, version: number) =>
  check(
    delegationsKey(companyOf(actor)),
    {
      expression: '#version = :seen AND #entity = :delegations',
      names: { '#version': 'version', '#entity': 'entity' },
      values: { ':seen': version, ':delegations': delegationsEntity.name },
    },
    () => undefined,
  );

/** Why this person cannot decide this round now. Another's ticket that one may not see does not exist. */
function refusal(
  actor: Customer,
  ticket: Ticket | undefined,
  round: Round | undefined,
  members: string[],
): AppError {
  const { approval } = ticket ?? {};
  const asked = approval && [actor.id, ...members].some((id) => approval.approvers.includes(id));
  if (!ticket || !(sees(actor, ticket) || asked)) return notFound('ticket');
  const late = (words: string) => new AppError('out-of-turn', words);
  if (approval && (!round || approval.roundId !== round.id))
    return new AppError(
      'conflict',
      'We have asked anew for this approval meanwhile. Please look at it as it is now, then decide.',
    );
  if (!round || ticket.status !== 'waiting-approval')
    return late(
      `This ticket is “${statusMeaning[ticket.status].label}”: it does not wait for approval${round ? ' any more' : ''}.`,
    );
  if (round.seats.some(({ decision }) => decision?.by.id === actor.id))
    return late('You have decided this already. It still waits for others.');
  if (round.seats.some(({ id, decision }) => id === actor.id && decision))
    return late('Somebody has decided this in your place already. It still waits for others.');
  if (round.own.includes(actor.id))
    return late('This is your own request: somebody else of your company must approve it.');
  return late('Only the members of your company’s change advisory board can decide this.');
}

/** Decides several tickets, one after the other, each under a key of its own made from the request's. */
export async function decideApprovals(
  context: ByCustomer,
  { tickets, decision, reason }: Input<C['decideApprovals']>['body'],
): Promise<Output<C['decideApprovals']>> {
  const results: DecidedOne[] = [];
  for (const { number, round } of tickets) {
    const own = { ...context, onceKey: `${context.onceKey}/${number}` };
    try {
      const { state } = await decideApproval(own, number, { round, decision, reason });
      results.push({ number, state });
    } catch (error) {
      const told = error instanceof AppError && error.code !== 'signed-out' && error.code !== 'unavailable';
      if (told) results.push({ number, problem: error.message });
      else if (error instanceof Stale)
        results.push({ number, problem: 'Too many people were deciding this at once. Please try again.' });
      else throw error;
    }
  }
  return { results };
}
