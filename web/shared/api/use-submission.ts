import { useCallback, useRef, useState } from 'react';
import { ConnectionError, ProblemError } from './problem-error.ts';

type Attempt = { key: string; body: string };

/**
 * The submissions of one form. The Idempotency-Key is made at the first try and kept while the outcome is unknown
 * (no answer, or the service failed), so that trying again can never do the thing twice.
 * A changed body gets a new key, because a key stands for one body.
 */
export const useSubmission = <B, T>(send: (body: B, key: string) => Promise<T>) => {
  const attempt = useRef<Attempt>(undefined);
  const [busy, setBusy] = useState(false);
  const submit = useCallback(
    async (body: B): Promise<T> => {
      const written = JSON.stringify(body);
      if (attempt.current?.body !== written) attempt.current = { key: crypto.randomUUID(), body: written };
      setBusy(true);
      try {
        const answer = await send(body, attempt.current.key);
        attempt.current = undefined;
        return answer;
      } catch (error) {
        if (!outcomeUnknown(error)) attempt.current = undefined;
        throw error;
      } finally {
        setBusy(false);
      }
    },
    [send],
  );
  return { submit, busy };
};

const outcomeUnknown = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof ProblemError && error.status >= 500);
