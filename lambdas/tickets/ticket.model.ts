import * as z from 'zod';
import { Approval, Round, Seat } from '../approvals/round.model.ts';
import { Promised } from '../service-levels/service-level.model.ts';
import { actions, Status, type Action } from './lifecycle.model.ts';
import {
  day,
  id,
  instant,
  line,
  optionalDay,
  optionalLine,
  optionalParagraphs,
  paragraphs,
  version,
} from '../platform/words.ts';

/** A ticket's shapes and pure rules. Safe for the browser: no clock, no AWS, no HTTP. */

/** `T20261122.0001`: the day (UTC) and a running number of at least four digits. */
export const TicketNumber = z
  .string()
  .regex(/^T\d{8}\.\d{4,9}$/, 'A ticket number looks like T20261122.0001.');

export const requestTypes = ['incident', 'query', 'change'] as const;
export const RequestType = z.enum(requestTypes, { error: 'Please choose a request type.' });
export type RequestType = z.infer<typeof RequestType>;

export const urgencies = ['low', 'medium', 'high'] as const;
export const Urgency = z.enum(urgencies, { error: 'Please choose how urgent this is.' });
export type Urgency = z.infer<typeof Urgency>;

export const impacts = ['only-me', 'others', 'company'] as const;
export const Impact = z.enum(impacts, { error: 'Please choose who is affected.' });
export type Impact = z.infer<typeof Impact>;

/** 1 critical, 2 high, 3 normal, 4 low. */
export const Priority = z.int().min(1).max(4);
export type Priority = z.infer<typeof Priority>;

/** Priority by impact, then by urgency; the provider sets it. */
export const PriorityMatrix = z.record(Impact, z.record(Urgency, Priority));
export type PriorityMatrix = z.infer<typeof PriorityMatrix>;

/** The ready-made matrix. */
export const defaultMatrix: PriorityMatrix = {
  company: { high: 1, medium: 1, low: 2 },
  others: { high: 1, medium: 2, low: 3 },
  'only-me': { high: 2, medium: 3, low: 4 },
};

/** Queries and changes carry no impact and urgency: they count as normal. An emergency is critical, whatever the matrix says (C8). */
export const priorityOf = (
  matrix: PriorityMatrix,
  urgency?: Urgency,
  impact?: Impact,
  emergency = false,
): Priority => (emergency ? 1 : urgency && impact ? matrix[impact][urgency] : 3);

/** Which fields a request type asks for besides title, contact and description. */
export const asksFor: Record<RequestType, { item: boolean; urgency: boolean; requiredBy: boolean }> = {
  incident: { item: true, urgency: true, requiredBy: false },
  query: { item: false, urgency: false, requiredBy: false },
  change: { item: true, urgency: false, requiredBy: true },
};

export const title = line('a title', 160);
export const description = paragraphs('a description', 16_000);
const reference = line('your reference', 60);
export const files = z.array(id).max(20, 'A ticket can hold 20 files.').default([]);
const common = {
  siteId: id,
  contactId: id,
  title,
  description,
  customerReference: reference,
  files,
  /** One of the services that the company's contracts cover, and a part of it (C2, C7). */
  serviceId: id.optional(),
  subcategoryId: id.optional(),
  /** When the customer would like it done; it does not override the agreed service levels (C9). */
  dueBy: optionalDay,
  poNumber: optionalLine('the purchase-order number', 60),
  /** Contacts of the company who want to hear of it too (E10). */
  watchers: z.array(id).max(20, 'A ticket can have 20 watchers.').default([]),
};

/** What a customer fills in to raise a ticket, by request type. */
export const NewTicket = z.discriminatedUnion(
  'type',
  [
    z.object({
      ...common,
      type: z.literal('incident'),
      urgency: Urgency,
      impact: Impact,
      /** Raises the priority to critical and asks the customer to phone (C8). */
      emergency: z.boolean().default(false),
      itemId: z.string('Please choose the item this is about.').pipe(id),
      stepsTried: optionalParagraphs('the steps you tried', 8_000),
      errorMessages: optionalParagraphs('the error messages', 8_000),
      unsureItem: optionalParagraphs('which system it is', 1_000),
    }),
    z.object({ ...common, type: z.literal('query') }),
    z.object({
      ...common,
      type: z.literal('change'),
      itemId: z.string('Please choose the item this is about.').pipe(id),
      requiredBy: day,
    }),
  ],
  { error: 'Please choose a request type.' },
);
export type NewTicket = z.infer<typeof NewTicket>;

export const Satisfaction = z.int('Please choose how satisfied you are.').min(1).max(5);

/** A ticket as lists and pages show it to its company. Long texts are in TicketDetail. */
export const Ticket = z.object({
  number: TicketNumber,
  companyId: id,
  companyName: z.string(),
  siteId: id,
  siteName: z.string(),
  type: RequestType,
  title: z.string(),
  status: Status,
  priority: Priority,
  urgency: Urgency.optional(),
  impact: Impact.optional(),
  contactId: id,
  contactName: z.string(),
  itemId: id.optional(),
  itemName: z.string().optional(),
  /** What the item is, as it was when the ticket was raised. */
  itemProduct: z.string().optional(),
  customerReference: z.string(),
  requiredBy: day.optional(),
  teamId: id,
  teamName: z.string(),
  technicianId: id.optional(),
  technicianName: z.string().optional(),
  createdAt: instant,
  updatedAt: instant,
  resolvedAt: instant.optional(),
  closedAt: instant.optional(),
  serviceId: id.optional(),
  serviceName: z.string().optional(),
  subcategory: z.string().optional(),
  dueBy: day.optional(),
  poNumber: z.string().optional(),
  emergency: z.boolean().default(false),
  watchers: z.array(z.object({ id, name: z.string() })).default([]),
  /** The service-level clock (E11), kept by the stream from what happened. */
  serviceLevel: Promised.optional(),
  respondBy: instant.optional(),
  respondedAt: instant.optional(),
  resolveBy: instant.optional(),
  /** Since when the resolution clock stands still because we wait on the customer. */
  pausedSince: instant.optional(),
  /** The day on which it closes by itself, once its contact has been told (E7). */
  closesOn: day.optional(),
  satisfaction: Satisfaction.optional(),
  /** The latest round of approval (E8), as lists and counts need it. */
  approval: Approval.optional(),
  /** Who changed it last, as customers may know it. */
  updatedBy: z.string(),
  version,
});
export type Ticket = z.infer<typeof Ticket>;

export const TicketDetail = z.object({
  description: z.string(),
  stepsTried: z.string().optional(),
  errorMessages: z.string().optional(),
  unsureItem: z.string().optional(),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

export const activityKinds = [
  'created',
  'note',
  'status',
  'assigned',
  'files',
  'resolved',
  'closed',
  'reopened',
  'approval-asked',
  'approval-skipped',
  'approved',
  'declined',
  'changed',
] as const;

/** One entry of a ticket's activity. Internal ones exist only at the desk. */
export const Activity = z.object({
  id,
  at: instant,
  kind: z.enum(activityKinds),
  by: z.object({ kind: z.enum(['customer', 'staff', 'system']), id, name: z.string() }),
  internal: z.boolean(),
  text: z.string().optional(),
  status: Status.optional(),
  /** The member of the board in whose place it was decided. */
  inPlaceOf: z.string().optional(),
  satisfaction: Satisfaction.optional(),
  files: z.array(id).default([]),
  /** A full note's own title (E3). */
  title: z.string().optional(),
  /** It is part of the ticket's resolution, besides what "Resolve" says. */
  inResolution: z.boolean().optional(),
  /** Whom its writer chose to be told of it, by name. */
  told: z.array(z.string()).optional(),
});
export type Activity = z.infer<typeof Activity>;

/** uploading: reserved; checking: arrived, being scanned; ready: can be downloaded; refused: never can, `reason` says why. */
export const FileStatus = z.enum(['uploading', 'checking', 'ready', 'refused']);
export const TicketFile = z.object({
  id,
  name: z.string(),
  size: z.int().nonnegative(),
  type: z.string(),
  status: FileStatus,
  reason: z.string().optional(),
  addedAt: instant,
  addedBy: z.string(),
});
export type TicketFile = z.infer<typeof TicketFile>;

/** A ticket with all that belongs to it, newest activity last. */
export const TicketPage = z.object({
  ticket: Ticket,
  detail: TicketDetail,
  activity: z.array(Activity),
  files: z.array(TicketFile),
  actions: z.array(z.enum(Object.keys(actions) as [Action, ...Action[]])),
  /** The latest round of approval, and the seats in it that the reader may decide for now. */
  approval: Round.optional(),
  decidesFor: z.array(Seat.pick({ id: true, name: true })).default([]),
  /** Whether the reader may reply and watch: who stands in for an approver decides, and no more. */
  takesPart: z.boolean().default(true),
  /** The closed ticket that this one follows up, and those that follow it, as far as the reader may see them (E6). */
  links: z.array(z.object({ number: TicketNumber, title: z.string(), follows: z.boolean() })).default([]),
});
export type TicketPage = z.infer<typeof TicketPage>;

export const Closing = z.object({
  version,
  satisfaction: Satisfaction,
  comment: optionalParagraphs('a comment', 4_000),
});
export const Reopening = z.object({ version, comment: paragraphs('why it is not solved', 4_000) });
export const StatusChange = z.object({
  version,
  action: z.enum(['start', 'wait-client', 'wait-vendor']),
  note: optionalParagraphs('a message', 16_000),
});
/** What the desk may change of what the customer filled in; what is left empty is taken away. */
export const ChangeDetails = z.object({
  version,
  dueBy: optionalDay,
  poNumber: optionalLine('the purchase-order number', 60),
  emergency: z.boolean().default(false),
});
type Details = Pick<z.infer<typeof ChangeDetails>, 'dueBy' | 'poNumber' | 'emergency'>;

/** What differs, by name, and what it is now, in words for the activity. */
export const changedDetails = (before: Details, after: Details): { name: string; now: string }[] => [
  ...(before.dueBy === after.dueBy ? [] : [{ name: 'Due date', now: after.dueBy ?? 'none' }]),
  ...(before.poNumber === after.poNumber ? [] : [{ name: 'Purchase order', now: after.poNumber ?? 'none' }]),
  ...(before.emergency === after.emergency
    ? []
    : [{ name: 'Emergency', now: after.emergency ? 'yes, so it is critical' : 'no' }]),
];
export const Resolving = z.object({ version, resolution: paragraphs('what was done', 16_000) });
export const Assigning = z.object({ version, technicianId: id, teamId: id.optional() });
