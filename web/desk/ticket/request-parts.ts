import type { RequestPart } from '../../../lambdas/redaction/redaction.model.ts';
import type { TicketDetail } from '../../../lambdas/tickets/ticket.model.ts';

/** The parts of a request, as the desk names them. */
export const partNames: Record<RequestPart, string> = {
  title: 'Title',
  description: 'Description',
  stepsTried: 'Steps tried',
  errorMessages: 'Error messages',
  unsureItem: 'Unsure which item',
};

const long = ['description', 'stepsTried', 'errorMessages', 'unsureItem'] as const;

/** The long texts that a request holds, in the order of its card. */
export const requestTexts = (detail: TicketDetail): [(typeof long)[number], string][] =>
  long.flatMap((part) => {
    const text = detail[part];
    return text === undefined ? [] : [[part, text]];
  });
