import type { Activity } from '../../../lambdas/tickets/ticket.model.ts';
import { statusMeaning } from './ticket.plain.ts';
import { satisfactionNames } from './words.ts';

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
    case 'changed':
      return 'changed what is known of the ticket';
    case 'approval-asked':
      return 'asked the change advisory board to approve it';
    case 'approval-skipped':
      return 'passed it on without approval: nobody on the change advisory board may decide it';
    case 'approved':
    case 'declined':
      return `${kind} it${inPlaceOf ? ` in place of ${inPlaceOf}` : ''}${kind === 'approved' && !status ? '; others must approve too' : ''}`;
  }
};
