import type { Impact, RequestType, Urgency } from '../../../lambdas/tickets/ticket.model.ts';
import { draftPlace } from '../drafts.ts';

/** What the form holds for every request type; only what the type asks for is sent. */
export type TicketValues = {
  type: RequestType;
  siteId: string;
  contactId: string;
  title: string;
  description: string;
  customerReference: string;
  urgency?: Urgency;
  impact?: Impact;
  itemId?: string;
  serviceId?: string;
  subcategoryId?: string;
  emergency: boolean;
  stepsTried: string;
  errorMessages: string;
  unsureItem: string;
  requiredBy: string;
  dueBy: string;
  poNumber: string;
};

export type Draft = { values: TicketValues; at: string };

const place = (meId: string) => draftPlace('ticket', meId);

/** The draft of this person on this device: it survives a lost connection and a closed tab (C16). */
export const keptDraft = (meId: string): Draft | undefined => {
  try {
    const draft = JSON.parse(localStorage.getItem(place(meId)) ?? 'null') as Draft | null;
    return draft?.values?.type ? draft : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps what was written; a form in which nothing was written yet is no draft. */
export const keepDraft = (meId: string, values: TicketValues): void => {
  const { title, description, customerReference, stepsTried, errorMessages, unsureItem, poNumber } = values;
  const written = [title, description, customerReference, stepsTried, errorMessages, unsureItem, poNumber];
  if (written.every((text) => text.trim() === '')) return dropDraft(meId);
  localStorage.setItem(place(meId), JSON.stringify({ values, at: new Date().toISOString() } satisfies Draft));
};

export const dropDraft = (meId: string): void => localStorage.removeItem(place(meId));
