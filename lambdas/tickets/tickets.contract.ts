import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { Targets } from '../service-levels/service-level.model.ts';
import { day, id } from '../platform/words.ts';
import { OfferedService } from '../services/service.model.ts';
import { ListQuery, TicketList } from './list.model.ts';
import {
  Closing,
  NewTicket,
  PriorityMatrix,
  Reopening,
  RequestType,
  TicketNumber,
  TicketPage,
} from './ticket.model.ts';
import { FollowUp, NewNote, People } from './note.model.ts';

/** What the form for a new ticket offers: sites, the items of each, services, contacts, the matrix. */
export const TicketForm = z.object({
  requestTypes: z.array(RequestType),
  sites: z.array(z.object({ id, name: z.string(), main: z.boolean() })),
  items: z.array(
    z.object({ id, siteId: id, name: z.string(), product: z.string(), serial: z.string().optional() }),
  ),
  /** What the company is offered today (C7), by name. */
  services: z.array(OfferedService),
  contacts: z.array(z.object({ id, name: z.string() })),
  /** The provider's day: no due date lies before it. */
  today: day,
  matrix: PriorityMatrix,
  phone: z.string(),
  /** What is promised, by priority. */
  targets: Targets,
});
export type TicketForm = z.infer<typeof TicketForm>;

const params = z.object({ number: TicketNumber });

/** Customers and their tickets. Those who may only read their own see their own; the service narrows it. */
export const ticketsContract = contract({
  getTicketForm: {
    app: 'portal',
    can: 'tickets:create',
    method: 'GET',
    path: '/ticket-form',
    summary: 'What a new ticket can be about',
    response: TicketForm,
  },
  createTicket: {
    app: 'portal',
    can: 'tickets:create',
    method: 'POST',
    path: '/tickets',
    summary: 'Raise a ticket',
    body: NewTicket,
    response: z.object({ number: TicketNumber }),
  },
  listTickets: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'GET',
    path: '/tickets',
    summary: 'A list of tickets',
    query: ListQuery,
    response: TicketList,
    conditional: true,
  },
  getTicket: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'GET',
    path: '/tickets/{number}',
    summary: 'A ticket with its activity and files',
    params,
    response: TicketPage,
    conditional: true,
  },
  addNote: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'POST',
    path: '/tickets/{number}/notes',
    summary: 'Reply on a ticket',
    params,
    body: NewNote,
    response: z.object({ activityId: id }),
  },
  listPeople: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'GET',
    path: '/people',
    summary: 'Colleagues who can watch a ticket or be told of a note',
    response: People,
  },
  addWatcher: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'PUT',
    path: '/tickets/{number}/watchers/{contactId}',
    summary: 'Let somebody of the company watch a ticket',
    params: params.extend({ contactId: id }),
  },
  removeWatcher: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'DELETE',
    path: '/tickets/{number}/watchers/{contactId}',
    summary: 'Let somebody watch a ticket no longer',
    params: params.extend({ contactId: id }),
  },
  followUp: {
    app: 'portal',
    can: 'tickets:create',
    method: 'POST',
    path: '/tickets/{number}/follow-ups',
    summary: 'Raise a ticket that follows up a closed one',
    params,
    body: FollowUp,
    response: z.object({ number: TicketNumber }),
  },
  closeTicket: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'POST',
    path: '/tickets/{number}/close',
    summary: 'Close a resolved ticket with satisfaction and a comment',
    params,
    body: Closing,
  },
  reopenTicket: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'POST',
    path: '/tickets/{number}/reopen',
    summary: 'Reopen a resolved ticket',
    params,
    body: Reopening,
  },
});
