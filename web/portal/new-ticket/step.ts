import type { RequestType } from '../../../lambdas/tickets/ticket.model.ts';
import { requestTypes } from '../../shared/ticket/ticket.plain.ts';

/** The part of the address that says how far a new ticket is; `again` counts the tickets of "Save & New". */
export type Step = { type?: RequestType; site?: string; again?: number };

export const step = (search: Record<string, unknown>): Step => {
  const type = requestTypes.find((one) => one === search['type']);
  return {
    ...(type ? { type } : {}),
    ...(typeof search['site'] === 'string' ? { site: search['site'] } : {}),
    ...(typeof search['again'] === 'number' ? { again: search['again'] } : {}),
  };
};
