import { commit, Stale } from '../platform/commit.ts';
import { at, companyForStaff, type Context, type System } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { AppError } from '../platform/problem.ts';
import type { Settings } from '../provider/provider.model.ts';
import { settings } from '../provider/provider.table.ts';
import { activitySteps, guardFor, touched } from './changes.ts';
import { closingStep } from './closing.model.ts';
import type { Ticket } from './ticket.model.ts';
import { pagesOfResolved } from './tickets.queries.ts';
import { markTicket, updateTicket } from './tickets.table.ts';

/** What happens by itself to tickets that were resolved and then forgotten (E7). */

type BySystem = Context<System>;
export type Closed = { reminded: number; closed: number };

/** Tickets under way at a time. */
const lanes = 8;

/**
 * Reminds the contacts of resolved tickets, and closes those whose day has come. Each is one transaction under the
 * condition that the ticket is still as it was read: run twice, at the same time, or stopped in the middle, it does
 * everything once. Costs a query for each megabyte of what is not closed, and a transaction for each deed.
 * Throws at the end when some could not be dealt with; the others are done.
 */
export async function closeResolved(context: BySystem): Promise<Closed> {
  const provider = await settings();
  const done: Closed = { reminded: 0, closed: 0 };
  let failed = 0;
  if (provider.closing.days === 0) return done;
  for await (const tickets of pagesOfResolved()) {
    const rest = tickets.values();
    const lane = async () => {
      for (const ticket of rest) {
        try {
          const deed = await dealWith(context, ticket, provider);
          if (deed) done[deed]++;
        } catch (error) {
          failed++;
          log.error('A resolved ticket could not be dealt with', { number: ticket.number, error });
        }
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  if (failed > 0) throw new Error(`${failed} resolved tickets could not be dealt with.`);
  return done;
}

/** Does what the day asks for; nothing when somebody has changed the ticket meanwhile. */
async function dealWith(
  context: BySystem,
  ticket: Ticket,
  { closing, timeZone }: Settings,
): Promise<keyof Closed | undefined> {
  const step = closingStep(ticket, closing, timeZone, context.now);
  try {
    if (step?.act === 'remind') await remind(context, ticket, step.closesOn);
    else if (step?.act === 'close') await expire(context, ticket, closing.days);
  } catch (error) {
    if (error instanceof Stale || (error instanceof AppError && error.code !== 'unavailable'))
      return undefined;
    throw error;
  }
  return step && (step.act === 'remind' ? 'reminded' : 'closed');
}

async function remind(context: BySystem, ticket: Ticket, closesOn: string): Promise<void> {
  const { number, companyId } = ticket;
  await commit(context, {
    steps: markTicket(companyForStaff(context.actor, companyId), ticket, { closesOn }),
    event: {
      type: 'ticket.closing-soon',
      companyId,
      subject: number,
      summary: `Reminded that ${number} closes by itself on ${closesOn}`,
      data: { closesOn, status: 'resolved' },
    },
    result: null,
    asked: null,
  });
}

async function expire(context: BySystem, ticket: Ticket, days: number): Promise<void> {
  const { number, companyId, version, updatedAt } = ticket;
  const company = companyForStaff(context.actor, companyId);
  const text = `Closed by itself: nothing was said for ${days === 1 ? 'a day' : `${days} days`} after it was resolved.`;
  const entry = await activitySteps(context, company, number, { kind: 'closed', status: 'closed', text });
  await commit(context, {
    steps: [
      ...updateTicket(
        company,
        number,
        { ...touched(context), status: 'closed', closedAt: at(context) },
        { ...guardFor('expire', version), updatedAt },
      ),
      ...entry.steps,
    ],
    event: {
      type: 'ticket.expired',
      companyId,
      subject: number,
      summary: `Closed ${number} by itself`,
      data: { days },
    },
    result: null,
    asked: null,
  });
}
