import { useState } from 'react';
import { ProblemError } from '../../shared/api/problem-error.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { say } from '../../shared/ui/flash.ts';
import { refreshTicket } from '../refresh-ticket.ts';

/**
 * A change of a ticket: sent once, the page and the queues are read anew afterwards, whatever the outcome.
 * `error` stays until the next try; `late` tells that somebody else was quicker.
 */
export const useTicketChange = <B>(
  { companyId, number }: { companyId: string; number: string },
  send: (body: B, key: string) => Promise<unknown>,
) => {
  const { submit, busy } = useSubmission(send);
  const [error, setError] = useState<unknown>();
  const change = async (body: B, done: string): Promise<boolean> => {
    setError(undefined);
    try {
      await submit(body);
      say(done);
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      await refreshTicket(companyId, number);
    }
  };
  return { change, busy, error, late: isLate(error) };
};

const isLate = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'conflict' || error.code === 'out-of-turn');
