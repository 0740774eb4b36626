import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { Holidays, Week } from '../service-levels/service-level.model.ts';
import {
  Assigning,
  ChangeDetails,
  Resolving,
  StatusChange,
  Ticket,
  TicketNumber,
  TicketPage,
} from './ticket.model.ts';
import { DeskNote, People } from './note.model.ts';

export const QueueQuery = z.object({
  /** A team's id, `mine`, or `all`. */
  queue: id.default('all'),
});
export const Queue = z.object({ tickets: z.array(Ticket) });

/** What the desk needs to know once: who is signed in, the teams and the technicians. */
export const DeskStart = z.object({
  me: z.object({
    id,
    name: z.string(),
    email: z.string(),
    capabilities: z.array(z.string()),
    teamIds: z.array(id),
  }),
  providerName: z.string(),
  /** When the provider is at work: what is left of a ticket's time is counted by it. */
  hours: z.object({ timeZone: z.string(), week: Week, holidays: Holidays }),
  teams: z.array(z.object({ id, name: z.string() })),
  technicians: z.array(z.object({ id, name: z.string(), teamIds: z.array(id) })),
});
export type DeskStart = z.infer<typeof DeskStart>;

const params = z.object({ companyId: id, number: TicketNumber });

/** The provider's staff and the tickets of all companies. */
export const deskTicketsContract = contract({
  getDeskStart: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'GET',
    path: '/start',
    summary: 'Who is signed in, the teams and the technicians',
    response: DeskStart,
  },
  getQueue: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'GET',
    path: '/tickets',
    summary: 'The open and resolved tickets of a queue',
    query: QueueQuery,
    response: Queue,
    conditional: true,
  },
  getDeskTicket: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'GET',
    path: '/companies/{companyId}/tickets/{number}',
    summary: 'A ticket with its activity, internal notes included',
    params,
    response: TicketPage,
    conditional: true,
  },
  assignTicket: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/tickets/{number}/assign',
    summary: 'Give a ticket to a technician',
    params,
    body: Assigning,
  },
  addDeskNote: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/tickets/{number}/notes',
    summary: 'Answer the customer, or note something for the desk alone',
    params,
    body: DeskNote,
    response: z.object({ activityId: id }),
  },
  changeDetails: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/tickets/{number}/details',
    summary: 'Change the due date, the purchase order or the emergency mark',
    params,
    body: ChangeDetails,
  },
  addDeskWatcher: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'PUT',
    path: '/companies/{companyId}/tickets/{number}/watchers/{contactId}',
    summary: 'Let somebody of the company watch a ticket',
    params: params.extend({ contactId: id }),
  },
  removeDeskWatcher: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'DELETE',
    path: '/companies/{companyId}/tickets/{number}/watchers/{contactId}',
    summary: 'Let somebody watch a ticket no longer',
    params: params.extend({ contactId: id }),
  },
  listDeskPeople: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'GET',
    path: '/companies/{companyId}/people',
    summary: 'The contacts of a company who can be told of an answer',
    params: params.pick({ companyId: true }),
    response: People,
  },
  changeStatus: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/tickets/{number}/status',
    summary: 'Start work, or wait on the client or a vendor',
    params,
    body: StatusChange,
  },
  resolveTicket: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/tickets/{number}/resolve',
    summary: 'Resolve a ticket with what was done',
    params,
    body: Resolving,
  },
});
