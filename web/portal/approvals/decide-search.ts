import type { Decision } from '../../../lambdas/approvals/round.model.ts';
import { oneOf, reader } from '../../shared/ui/address.ts';

/** The part of a ticket's address that chooses a decision, as the mails' links do; deciding still takes a press. */
export type DecideSearch = { decide?: Decision['decision'] | undefined };

export const decideSearch = reader<DecideSearch>({ decide: oneOf(['approve', 'decline']) });
