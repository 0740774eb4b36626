import { commit, Stale } from '../platform/commit.ts';
import { companyForStaff, type Context, type System } from '../platform/context.ts';
import { readTicket } from '../tickets/tickets.queries.ts';
import { daysAfter, endRound, findDue, moveReminder } from './approvals.table.ts';
import { today } from './stand-ins.ts';

/** Reminding of approvals that wait (E8), as one of the jobs of the night. */
type BySystem = Context<System>;
export type Reminded = { reminded: number; ended: number };

/**
 * Writes an event for each waiting round whose reminder is due, and moves its next reminder on, in one transaction: run
 * twice or stopped in the middle, each round is reminded of once. The mails follow from the event. Rounds of tickets that
 * went another way leave the list. Costs a query for each hundred due rounds, and a get and a transaction for each.
 */
export async function remindOfApprovals(context: BySystem): Promise<Reminded> {
  const day = await today(context);
  const done: Reminded = { reminded: 0, ended: 0 };
  let after: Record<string, unknown> | undefined;
  do {
    const { rounds, end } = await findDue(day, after);
    for (const round of rounds) {
      const { number, id, companyId } = round;
      const company = companyForStaff(context.actor, companyId);
      const ticket = await readTicket(company, number);
      const waits = ticket?.status === 'waiting-approval' && ticket.approval?.roundId === id;
      try {
        await commit(context, {
          steps: [
            waits
              ? moveReminder(round, daysAfter(context.now.toISOString(), round.remindAfter), day)
              : endRound(company, number, id),
          ],
          event: {
            type: waits ? 'ticket.approval-due' : 'ticket.approval-ended',
            companyId,
            subject: number,
            summary: waits
              ? `Reminded of the approval of ${number}`
              : `No approval of ${number} is needed any more`,
            data: { roundId: id },
          },
          result: null,
          asked: null,
        });
        done[waits ? 'reminded' : 'ended']++;
      } catch (error) {
        // Decided or reminded of meanwhile.
        if (!(error instanceof Stale)) throw error;
      }
    }
    after = end;
  } while (after);
  return done;
}
