import { companyOf, type Context, type Customer } from '../platform/context.ts';
import { dayIn } from '../service-levels/zone.model.ts';
import { settings } from '../provider/provider.table.ts';
import { readDelegations } from './approvals.table.ts';
import { standsInFor } from './board.model.ts';
import { seatsFor, type Approval, type Round, type Seat } from './round.model.ts';

/** In whose place somebody decides today. One small read, made only where the answer matters. */
type ByCustomer = Context<Customer>;

/** The day that it is for the provider: stand-ins begin and end with it. */
export const today = async ({ now }: Pick<Context, 'now'>): Promise<string> =>
  dayIn((await settings()).timeZone, now);

export async function membersFor(context: ByCustomer): Promise<string[]> {
  const [{ delegations }, day] = await Promise.all([
    readDelegations(companyOf(context.actor)),
    today(context),
  ]);
  return standsInFor(delegations, context.actor.id, day);
}

/** Whether somebody who is not asked oneself may see the ticket, as the stand-in of a member whose decision is missing. */
export async function asStandIn(context: ByCustomer, approval: Approval | undefined): Promise<boolean> {
  if (!approval || approval.waitsOn.length === 0 || approval.own.includes(context.actor.id)) return false;
  return (await membersFor(context)).some((member) => approval.waitsOn.includes(member));
}

/** The seats that the reader of a ticket may decide for: without a further read for members, and where nothing waits. */
export async function seatsOfReader(context: ByCustomer, round: Round | undefined): Promise<Seat[]> {
  if (!round) return [];
  const own = seatsFor(round, context.actor.id, []);
  const others = seatsFor(
    round,
    context.actor.id,
    round.seats.map(({ id }) => id),
  );
  return others.length === own.length ? own : seatsFor(round, context.actor.id, await membersFor(context));
}
