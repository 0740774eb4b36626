import { useCallback, useState } from 'react';
import type { Status } from '../../../lambdas/tickets/lifecycle.model.ts';
import { ProblemError } from '../../shared/api/problem-error.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { say } from '../../shared/ui/flash.ts';
import { refreshTicket } from '../refresh-ticket.ts';

/** What of a change is not somebody's words, but what the page showed them. */
type Shown = { version?: number; seen?: Status };

/**
 * A change of a ticket: sent once, the page and the queues are read anew afterwards, whatever the outcome. `busy` lasts
 * until then, and only then is it said that it is done: what the page offers next is of the ticket as it is now.
 * `error` stays until the next try; `late` tells that somebody else was quicker.
 */
export const useTicketChange = <B extends object>(
  { companyId, number }: { companyId: string; number: string },
  send: (body: B, key: string) => Promise<unknown>,
) => {
  const { submit } = useSubmission(
    useCallback((words: object, key: string, shown: Shown) => send({ ...words, ...shown } as B, key), [send]),
    {},
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const change = async (body: B, done: string): Promise<boolean> => {
    setError(undefined);
    setBusy(true);
    const { version, seen, ...words } = body as B & Shown;
    const shown = { ...(version !== undefined && { version }), ...(seen && { seen }) };
    const failure = await submit(words, shown).then(
      () => undefined,
      (problem: unknown) => ({ problem }),
    );
    await refreshTicket(companyId, number);
    setBusy(false);
    if (failure) setError(failure.problem);
    else say(done);
    return failure === undefined;
  };
  return { change, busy, error, late: isLate(error) };
};

const isLate = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'conflict' || error.code === 'out-of-turn');
