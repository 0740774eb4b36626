import type { Impact, Priority, RequestType, Urgency } from '../../../lambdas/tickets/ticket.model.ts';

/** What things of a ticket are called on screen. */

export const priorityNames: Record<Priority, string> = { 1: 'Critical', 2: 'High', 3: 'Normal', 4: 'Low' };

export const requestTypeWords: Record<RequestType, { name: string; meaning: string }> = {
  incident: { name: 'Incident', meaning: 'Something is broken or does not work as it should.' },
  query: { name: 'Query', meaning: 'You have a question or would like advice.' },
  change: { name: 'Change request', meaning: 'Something should be added or changed.' },
};

export const urgencyNames: Record<Urgency, string> = { low: 'Low', medium: 'Medium', high: 'High' };

export const impactNames: Record<Impact, string> = {
  'only-me': 'Only me',
  others: 'Others',
  company: 'Company',
};

export const satisfactionNames = ['Very unhappy', 'Unhappy', 'Neither', 'Happy', 'Very happy'] as const;
