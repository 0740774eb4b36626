import type { RequestType } from '../../../lambdas/tickets/ticket.model.ts';
import { requestTypes } from '../../shared/ticket/ticket.plain.ts';
import { flag, oneOf, reader, shaped, times, words } from '../../shared/ui/address.ts';

/**
 * The part of the address that says how far a new ticket is: what was chosen (`part` is a sub-category), whether to
 * choose again, `again`, which counts the tickets of "Save & New", and which draft is being written.
 */
export type Step = {
  site?: string;
  service?: string;
  part?: string;
  item?: string;
  type?: RequestType;
  choose?: true;
  again?: number;
  draft?: string;
};

export const step = reader<Step>({
  site: words,
  service: words,
  part: words,
  item: words,
  type: oneOf(requestTypes),
  choose: flag,
  again: times,
  draft: shaped(/^[\da-f-]{36}$/),
});
