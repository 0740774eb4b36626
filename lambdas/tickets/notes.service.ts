import { commit, Stale } from '../platform/commit.ts';
import {
  at,
  companyForStaff,
  companyOf,
  type Context,
  type Customer,
  type Staff,
  type System,
} from '../platform/context.ts';
import type { Input } from '../platform/contract.ts';
import { clockWith } from '../service-levels/clock.start.ts';
import { activitySteps, alive, refusalFor, touched } from './changes.ts';
import type { deskTicketsContract } from './desk-tickets.contract.ts';
import { statuses, type Status } from './lifecycle.model.ts';
import { namesToTell } from './people.service.ts';
import { sightOf } from './readable.ts';
import type { ticketsContract } from './tickets.contract.ts';
import { type StoredTicket, ticketEntity, ticketIsThere, updateTicket } from './tickets.table.ts';

/** Notes on tickets, quick and full (E3), of customers and of the desk. */
type Note = Input<(typeof ticketsContract)['addNote']>['body'];
type DeskNote = Input<(typeof deskTicketsContract)['addDeskNote']>['body'];

const notClosed = statuses.filter((status) => status !== 'closed');

/** What the activity keeps of a note, and what the event tells those who send mails. */
const kept = ({ text, title, inResolution }: Note, told: string[]) => ({
  kind: 'note' as const,
  text,
  title,
  ...(inResolution && { inResolution }),
  ...(told.length > 0 && { told }),
});
const passedOn = ({ text, title, files, notify, recipients }: Note) => ({
  text: title ? `${title}\n\n${text}` : text,
  files,
  ...(notify !== undefined && { notify }),
  ...(recipients.length > 0 && { recipients }),
});

/** A reply. While we wait on the customer it gives the ball back; if the ticket moved on meanwhile, the reply follows it. */
export async function addNote(
  context: Context<Customer>,
  number: string,
  note: Note,
): Promise<{ activityId: string }> {
  const told = await namesToTell(context.actor, companyOf(context.actor), number, note.recipients);
  try {
    return await reply(context, number, note, told, note.seen);
  } catch (error) {
    if (!(error instanceof Stale) || !error.current || !ticketEntity.is(error.current)) throw error;
    const ticket = ticketEntity.parse(error.current);
    return reply(context, number, note, told, ticket.status, ticket);
  }
}

async function reply(
  context: Context<Customer>,
  number: string,
  note: Note,
  told: string[],
  status: Status,
  ticket?: StoredTicket,
): Promise<{ activityId: string }> {
  const company = companyOf(context.actor);
  const waking = status === 'waiting-client';
  const from = waking ? [status] : alive.filter((one) => one !== 'waiting-client');
  const made = { ...kept(note, told), ...(waking && { status: 'in-progress' as const }) };
  const entry = await activitySteps(context, company, number, made, note.files);
  const deed = { at: at(context), status: 'in-progress' as const };
  const clock = waking && ticket && (await clockWith(ticket, deed));
  const set = { ...touched(context), ...(waking && { status: deed.status }), ...(clock && clock.set) };
  // A clock that stands is read before it goes on.
  const lacks = waking && !ticket ? (['pausedSince'] as const) : [];
  const refuse = refusalFor('Reply', undefined, alive);
  return commit(context, {
    steps: [
      ...updateTicket(
        company,
        number,
        set,
        { from, reach: sightOf(context.actor), lacks, refuse },
        clock ? clock.unset : [],
      ),
      ...entry.steps,
    ],
    event: {
      type: 'ticket.replied',
      companyId: company,
      subject: number,
      summary: `Replied on ${number}`,
      data: passedOn(note),
    },
    result: { activityId: entry.id },
    asked: { number, note },
  });
}

/**
 * An answer to the customer, or a note that only the desk sees: that one leaves no trace on what customers read, and
 * its words stay out of events and mails.
 */
export async function addDeskNote(
  context: Context<Staff | System>,
  { companyId, number }: { companyId: string; number: string },
  note: DeskNote,
): Promise<{ activityId: string }> {
  const company = companyForStaff(context.actor, companyId);
  const { internal, files, notify } = note;
  const told = await namesToTell(context.actor, company, number, note.recipients);
  const entry = await activitySteps(context, company, number, { ...kept(note, told), internal }, files);
  const guard = { from: notClosed, refuse: refusalFor(internal ? 'Note' : 'Answer', undefined, notClosed) };
  const steps = internal
    ? [ticketIsThere(company, number)]
    : updateTicket(company, number, touched(context), guard);
  return commit(context, {
    steps: [...steps, ...entry.steps],
    event: {
      type: internal ? 'ticket.noted' : 'ticket.answered',
      companyId,
      subject: number,
      summary: internal ? `Noted something on ${number} for the desk` : `Answered on ${number}`,
      data: internal ? { files, ...(notify && { notify }) } : passedOn(note),
    },
    result: { activityId: entry.id },
    asked: { number, note },
  });
}
