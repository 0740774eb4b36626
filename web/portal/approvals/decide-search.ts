import type { Decision } from '../../../lambdas/approvals/round.model.ts';

/** The part of a ticket's address that chooses a decision, as the mails' links do; deciding still takes a press. */
export type DecideSearch = { decide?: Decision['decision'] | undefined };

export const decideSearch = (search: Record<string, unknown>): DecideSearch => {
  const decide = search['decide'];
  return decide === 'approve' || decide === 'decline' ? { decide } : {};
};
