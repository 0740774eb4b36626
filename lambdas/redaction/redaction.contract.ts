import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { TicketNumber } from '../tickets/ticket.model.ts';
import { Redacting, RedactingRequest } from './redaction.model.ts';

/** Removing a text that should not have been written: a password, somebody's health, the wrong customer's data. */
export const redactionContract = contract({
  redactActivity: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/tickets/{number}/activity/{activityId}/redact',
    summary: 'Remove the text of an entry of the conversation for good',
    params: z.object({ companyId: id, number: TicketNumber, activityId: id }),
    body: Redacting,
  },
  redactRequest: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/tickets/{number}/redact',
    summary: 'Remove the title, the description or other texts of a request for good',
    params: z.object({ companyId: id, number: TicketNumber }),
    body: RedactingRequest,
  },
});
