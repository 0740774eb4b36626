import type { RequestType } from '../../../lambdas/tickets/ticket.model.ts';
import { requestTypes } from '../../shared/ticket/ticket.plain.ts';

const names = ['site', 'service', 'part', 'item'] as const;

/**
 * The part of the address that says how far a new ticket is: what was chosen (`part` is a sub-category), whether to
 * choose again, and `again`, which counts the tickets of "Save & New".
 */
export type Step = Partial<Record<(typeof names)[number], string>> & {
  type?: RequestType;
  choose?: true;
  again?: number;
};

export const step = (search: Record<string, unknown>): Step => {
  const type = requestTypes.find((one) => one === search['type']);
  const again = Number(search['again']);
  return {
    ...Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, `${search[name]}`])),
    ...(type && { type }),
    ...(search['choose'] === true && { choose: true }),
    ...(again > 0 && { again }),
  };
};
