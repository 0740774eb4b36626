import { commit } from '../platform/commit.ts';
import { companyForStaff, type Context, type Staff } from '../platform/context.ts';
import type { Input } from '../platform/contract.ts';
import { invalidField, notFound } from '../platform/problem.ts';
import { settings } from '../provider/provider.table.ts';
import { countedClock } from '../service-levels/clock.count.ts';
import { dayIn } from '../service-levels/zone.model.ts';
import { activitySteps, alive, refusalFor, touched } from './changes.ts';
import type { deskTicketsContract } from './desk-tickets.contract.ts';
import { changedDetails, priorityOf } from './ticket.model.ts';
import { findTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.table.ts';

/** What the desk changes of a ticket besides its status and who works on it. */
type Asked = Input<(typeof deskTicketsContract)['changeDetails']>['body'];

/**
 * Sets the due date, the purchase order and the emergency mark, each as it is asked for. An emergency is critical (C8):
 * the priority and the clock change with the mark, in the same transaction. Nothing happens when nothing differs.
 */
export async function changeDetails(
  context: Context<Staff>,
  { companyId, number }: { companyId: string; number: string },
  asked: Asked,
): Promise<void> {
  const company = companyForStaff(context.actor, companyId);
  const [found, provider] = await Promise.all([findTicket(company, number, false), settings()]);
  if (!found) throw notFound('ticket');
  const { ticket, activity } = found;
  const { dueBy, poNumber, emergency, version } = asked;
  if (emergency && ticket.type !== 'incident')
    throw invalidField('emergency', 'Only an incident can be an emergency.');
  if (dueBy !== undefined && dueBy !== ticket.dueBy && dueBy < dayIn(provider.timeZone, context.now))
    throw invalidField('dueBy', 'This day has passed. Please choose today or a later day.');
  const changed = changedDetails(ticket, asked);
  if (changed.length === 0 && version === ticket.version) return;

  const priority = priorityOf(provider.matrix, ticket.urgency, ticket.impact, emergency);
  const moved = emergency !== ticket.emergency;
  const clock = moved ? countedClock({ ...ticket, priority }, activity, provider) : undefined;
  const entry = await activitySteps(context, company, number, {
    kind: 'changed',
    text: changed.map(({ name, now }) => `${name}: ${now}`).join('\n'),
  });
  await commit(context, {
    steps: [
      ...updateTicket(
        company,
        number,
        { ...touched(context), emergency, dueBy, poNumber, ...(moved && { priority }), ...clock },
        { version, from: alive, refuse: refusalFor('Change', version, alive) },
        [
          ...(dueBy === undefined ? (['dueBy'] as const) : []),
          ...(poNumber === undefined ? (['poNumber'] as const) : []),
        ],
      ),
      ...entry.steps,
    ],
    event: {
      type: 'ticket.changed',
      companyId,
      subject: number,
      summary: `Changed ${changed.map(({ name }) => name.toLowerCase()).join(', ')} of ${number}`,
      data: {},
    },
    result: null,
    asked: { number, ...asked },
  });
}
