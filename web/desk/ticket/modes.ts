import type { Action } from '../../../lambdas/tickets/lifecycle.model.ts';

export const modeNames = ['reply', 'note', 'wait-client', 'wait-vendor', 'resolve'] as const;
export type Mode = (typeof modeNames)[number];

type Words = {
  /** On the button that chooses it. */
  choice: string;
  /** Whether the customer sees what is written. */
  internal: boolean;
  /** Who will read it; `contact` is the customer's person. */
  audience: (contact: string) => string;
  label: string;
  submit: (contact: string) => string;
  done: string;
  required: string | undefined;
  files: boolean;
  /** The action that must be allowed; replies and notes always are, until the ticket is closed. */
  action?: Action;
};

const mailed = (contact: string) => `${contact} sees this and gets it by e-mail.`;

/** What can be written on a ticket, in words. */
export const modes: Record<Mode, Words> = {
  reply: {
    choice: 'Reply to customer',
    internal: false,
    audience: mailed,
    label: 'Your reply',
    submit: (contact) => `Send to ${contact}`,
    done: 'Your reply is on its way.',
    required: 'Please write your reply first.',
    files: true,
  },
  note: {
    choice: 'Internal note',
    internal: true,
    audience: () => 'Only the desk sees this. The customer never does.',
    label: 'Your internal note',
    submit: () => 'Save internal note',
    done: 'The internal note is saved. The customer does not see it.',
    required: 'Please write your note first.',
    files: true,
  },
  'wait-client': {
    choice: 'Waiting on client',
    internal: false,
    audience: mailed,
    label: 'What do you need from the customer?',
    submit: () => 'Send and wait on client',
    done: 'The ticket now waits on the client.',
    required: 'Please write what you need, so that the customer can answer.',
    files: false,
    action: 'wait-client',
  },
  'wait-vendor': {
    choice: 'Waiting on vendor',
    internal: false,
    audience: mailed,
    label: 'A message for the customer (optional)',
    submit: () => 'Wait on vendor',
    done: 'The ticket now waits on a vendor.',
    required: undefined,
    files: false,
    action: 'wait-vendor',
  },
  resolve: {
    choice: 'Resolve',
    internal: false,
    audience: mailed,
    label: 'What was done',
    submit: () => 'Resolve ticket',
    done: 'The ticket is resolved. The customer can close or reopen it.',
    required: 'Please write what was done.',
    files: false,
    action: 'resolve',
  },
};
