import type { Impact, RequestType, Urgency } from '../../../lambdas/tickets/ticket.model.ts';
import { draftPlace, draftsIn } from '../drafts.ts';

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

export type Draft = { id: string; values: TicketValues; at: string };

/** A draft belongs to a form, not to the person alone: two tabs write two tickets. */
const whose = (meId: string, draftId: string): string => `${meId}.${draftId}`;
const place = (meId: string, draftId: string): string => draftPlace('ticket', whose(meId, draftId));

/**
 * A submission whose outcome is unknown keeps its key on the device, beside the draft: who comes back after a lost
 * connection and a closed tab, and sends it again, raises no second ticket (C16).
 */
export const attemptPlace = (meId: string, draftId: string): string =>
  draftPlace('attempt', whose(meId, draftId));

/** This form's draft on this device: it survives a lost connection and a closed tab (C16). */
export const keptDraft = (meId: string, draftId: string): Draft | undefined => {
  try {
    const draft = JSON.parse(localStorage.getItem(place(meId, draftId)) ?? 'null') as Omit<
      Draft,
      'id'
    > | null;
    return draft?.values?.type ? { ...draft, id: draftId } : undefined;
  } catch {
    return undefined;
  }
};

/** All drafts of this person on this device, the latest first. */
export const keptDrafts = (meId: string): Draft[] =>
  draftsIn(place(meId, ''))
    .flatMap((draftId) => keptDraft(meId, draftId) ?? [])
    .toSorted((a, b) => b.at.localeCompare(a.at));

/** Keeps what was written; a form in which nothing was written yet is no draft. */
export const keepDraft = (meId: string, draftId: string, values: TicketValues): void => {
  const { title, description, customerReference, stepsTried, errorMessages, unsureItem, poNumber } = values;
  const written = [title, description, customerReference, stepsTried, errorMessages, unsureItem, poNumber];
  if (written.every((text) => text.trim() === '')) return localStorage.removeItem(place(meId, draftId));
  const draft: Omit<Draft, 'id'> = { values, at: new Date().toISOString() };
  localStorage.setItem(place(meId, draftId), JSON.stringify(draft));
};

export const dropDraft = (meId: string, draftId: string): void => {
  localStorage.removeItem(place(meId, draftId));
  localStorage.removeItem(attemptPlace(meId, draftId));
};
