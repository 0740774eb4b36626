import * as z from 'zod';

/** How a ticket moves from status to status, as data. Safe for the browser. */

export const statuses = [
  'new',
  'assigned',
  'in-progress',
  'waiting-client',
  'waiting-vendor',
  'waiting-approval',
  'approved',
  'reopened',
  'resolved',
  'declined',
  'closed',
] as const;
export const Status = z.enum(statuses);
export type Status = z.infer<typeof Status>;

/** What each status means to a customer, in words (E1). */
export const statusMeaning: Record<Status, { label: string; meaning: string }> = {
  new: { label: 'New', meaning: 'We have your ticket and are choosing who will look at it.' },
  assigned: { label: 'Assigned', meaning: 'A technician has your ticket and will start soon.' },
  'in-progress': { label: 'In progress', meaning: 'A technician is working on it.' },
  'waiting-client': { label: 'Waiting on you', meaning: 'We need an answer from you before we can go on.' },
  'waiting-vendor': { label: 'Waiting on vendor', meaning: 'We are waiting for a supplier.' },
  'waiting-approval': {
    label: 'Waiting for approval',
    meaning: 'Somebody of your company must approve this before we begin.',
  },
  approved: { label: 'Approved', meaning: 'Your company has approved this. We will begin soon.' },
  declined: { label: 'Declined', meaning: 'Your company has declined this, so nothing will be done.' },
  reopened: { label: 'Reopened', meaning: 'You told us it is not solved yet. We are looking at it again.' },
  resolved: {
    label: 'Resolved',
    meaning: 'We think it is solved. Please close it, or reopen it if it is not.',
  },
  closed: { label: 'Closed', meaning: 'This ticket is finished.' },
};

const doneStatuses: readonly Status[] = ['resolved', 'declined', 'closed'];
/** What still has something to be done. */
export const openStatuses: readonly Status[] = statuses.filter((status) => !doneStatuses.includes(status));
export const isOpen = (status: Status): boolean => openStatuses.includes(status);

/** Who takes an action: the provider's staff, a customer, or Foyer itself. */
type By = 'staff' | 'customer' | 'system';

/**
 * The lifecycle as data: who may take which action, from which statuses, and where it leads.
 * The same table drives the buttons, the service and the database's condition.
 */
export const actions = {
  assign: { by: 'staff', from: openStatuses, to: 'assigned', label: 'Assign' },
  start: {
    by: 'staff',
    from: ['new', 'assigned', 'approved', 'waiting-client', 'waiting-vendor', 'reopened'],
    to: 'in-progress',
    label: 'Start work',
  },
  'wait-client': {
    by: 'staff',
    from: ['new', 'assigned', 'approved', 'in-progress', 'waiting-vendor', 'reopened'],
    to: 'waiting-client',
    label: 'Waiting on client',
  },
  'wait-vendor': {
    by: 'staff',
    from: ['new', 'assigned', 'approved', 'in-progress', 'waiting-client', 'reopened'],
    to: 'waiting-vendor',
    label: 'Waiting on vendor',
  },
  'ask-approval': { by: 'staff', from: openStatuses, to: 'waiting-approval', label: 'Ask for approval' },
  resolve: { by: 'staff', from: openStatuses, to: 'resolved', label: 'Resolve' },
  approve: { by: 'customer', from: ['waiting-approval'], to: 'approved', label: 'Approve' },
  decline: { by: 'customer', from: ['waiting-approval'], to: 'declined', label: 'Decline' },
  close: { by: 'customer', from: ['resolved'], to: 'closed', label: 'Close ticket' },
  reopen: { by: 'customer', from: ['resolved'], to: 'reopened', label: 'Reopen ticket' },
  /** A resolved ticket that nobody closed or reopened in time (E7). */
  expire: { by: 'system', from: ['resolved'], to: 'closed', label: 'Close after its days' },
} as const satisfies Record<string, { by: By; from: readonly Status[]; to: Status; label: string }>;
export type Action = keyof typeof actions;

/** The actions that somebody of this kind can take on a ticket in this status. */
export const actionsFor = (by: By, status: Status): Action[] =>
  (Object.keys(actions) as Action[]).filter(
    (name) => actions[name].by === by && (actions[name].from as readonly Status[]).includes(status),
  );

/** Who has the ball while the ticket is open. */
export const waitingOnClient = (status: Status): boolean =>
  status === 'waiting-client' || status === 'resolved';
