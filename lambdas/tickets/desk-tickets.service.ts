import { commit } from '../platform/commit.ts';
import { companyForStaff, type Context, type Staff, type System } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { invalidField, notFound } from '../platform/problem.ts';
import { settingsKnowing } from '../provider/provider.table.ts';
import { findStaff } from '../staff/staff.table.ts';
import { activitySteps, guardFor, touched } from './changes.ts';
import type { deskTicketsContract } from './desk-tickets.contract.ts';
import { actionsFor, type Status } from './lifecycle.model.ts';
import { linksOf } from './follow-up.service.ts';
import { findCards, findTicket, readTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.table.ts';

/** What the provider's staff do with tickets. */
type C = typeof deskTicketsContract;
type ByStaff = Context<Staff | System>;
type Place = { companyId: string; number: string };

export async function getDeskStart({ actor }: Context<Staff>): Promise<Output<C['getDeskStart']>> {
  const staff = await findStaff();
  const provider = await settingsKnowing(staff.flatMap(({ teamIds }) => teamIds));
  const me = staff.find((member) => member.id === actor.id);
  if (!me) throw notFound('person');
  return {
    me: {
      id: me.id,
      name: me.name,
      email: me.email,
      capabilities: [...actor.capabilities],
      teamIds: me.teamIds,
    },
    providerName: provider.providerName,
    hours: { timeZone: provider.timeZone, ...provider.serviceLevels },
    teams: provider.teams,
    technicians: staff.filter((member) => member.active),
  };
}

export async function getQueue({ actor }: Context<Staff>, queue: string): Promise<Output<C['getQueue']>> {
  if (queue === 'all') return { tickets: await findCards('all') };
  return { tickets: await findCards(queue === 'mine' ? { technician: actor.id } : { team: queue }) };
}

export async function getDeskTicket(
  { actor }: ByStaff,
  { companyId, number }: Place,
): Promise<Output<C['getDeskTicket']>> {
  const found = await findTicket(companyForStaff(actor, companyId), number, true);
  if (!found) throw notFound('ticket');
  const links = await linksOf(companyForStaff(actor, companyId), found.ticket, () => true);
  return { ...found, links, actions: actionsFor('staff', found.ticket.status) };
}

export async function assignTicket(
  context: ByStaff,
  { companyId, number }: Place,
  asked: Input<C['assignTicket']>['body'],
): Promise<void> {
  const company = companyForStaff(context.actor, companyId);
  const [ticket, staff] = await Promise.all([readTicket(company, number), findStaff()]);
  if (!ticket) throw notFound('ticket');
  const provider = await settingsKnowing([asked.teamId ?? ticket.teamId]);
  const technician = staff.find((member) => member.id === asked.technicianId && member.active);
  if (!technician) throw invalidField('technicianId', 'Please choose one of your technicians.');
  const team = provider.teams.find((one) => one.id === (asked.teamId ?? ticket.teamId));
  if (!team) throw invalidField('teamId', 'Please choose one of your teams.');
  const status: Status = ticket.status === 'new' || ticket.status === 'reopened' ? 'assigned' : ticket.status;
  const entry = await activitySteps(context, company, number, {
    kind: 'assigned',
    status,
    text: `Assigned to ${technician.name}, ${team.name}`,
  });
  const set = {
    ...touched(context),
    status,
    technicianId: technician.id,
    technicianName: technician.name,
    teamId: team.id,
    teamName: team.name,
  };
  await commit(context, {
    steps: [...updateTicket(company, number, set, guardFor('assign', asked.version)), ...entry.steps],
    event: {
      type: 'ticket.assigned',
      companyId,
      subject: number,
      summary: `Assigned ${number} to ${technician.name}`,
      data: { technicianId: technician.id, status },
    },
    result: null,
    asked: { number, ...asked },
  });
}
