import type {
  Activity,
  Impact,
  Priority,
  RequestType,
  Urgency,
} from '../../../lambdas/tickets/ticket.model.ts';
import { statusMeaning } from './ticket.plain.ts';

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

/** One entry of the activity as a short sentence without its author: "replied", "set the status to …". */
export const activityWords = ({ kind, status, internal, satisfaction, inPlaceOf }: Activity): string => {
  switch (kind) {
    case 'created':
      return 'raised the ticket';
    case 'note':
      return internal ? 'made an internal note' : 'replied';
    case 'status':
      return status ? `set the status to “${statusMeaning[status].label}”` : 'changed the status';
    case 'assigned':
      return 'assigned the ticket';
    case 'files':
      return 'attached files';
    case 'resolved':
      return 'resolved the ticket';
    case 'closed':
      return satisfaction
        ? `closed the ticket: ${satisfactionNames[satisfaction - 1]?.toLowerCase()} (${satisfaction} of 5)`
        : 'closed the ticket';
    case 'reopened':
      return 'reopened the ticket';
    case 'approval-asked':
      return 'asked the change advisory board to approve it';
    case 'approval-skipped':
      return 'passed it on without approval: nobody on the change advisory board may decide it';
    case 'approved':
    case 'declined':
      return `${kind} it${inPlaceOf ? ` in place of ${inPlaceOf}` : ''}${kind === 'approved' && !status ? '; others must approve too' : ''}`;
  }
};
