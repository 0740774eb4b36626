import { useCallback, useRef, useState } from 'react';
import { ConnectionError, ProblemError } from './problem-error.ts';

type Attempt = { key: string; body: string };

/**
 * The submissions of one form. The Idempotency-Key is made at the first try and kept while the outcome is unknown
 * (no answer, or the service failed), so that trying again can never do the thing twice.
 * A changed body gets a new key, because a key stands for one body.
 * With a `place` in the browser's storage the key outlives the page: a closed tab leaves the outcome unknown too.
 */
export const useSubmission = <B, T>(send: (body: B, key: string) => Promise<T>, place?: string) => {
  const attempt = useRef<Attempt>(undefined);
  const [busy, setBusy] = useState(false);
  const submit = useCallback(
    async (body: B): Promise<T> => {
      const written = JSON.stringify(body);
      const known = attempt.current ?? kept(place);
      const current = known?.body === written ? known : { key: crypto.randomUUID(), body: written };
      const remember = (now: Attempt | undefined) => {
        attempt.current = now;
        if (place && now) localStorage.setItem(place, JSON.stringify(now));
        if (place && !now) localStorage.removeItem(place);
      };
      remember(current);
      setBusy(true);
      try {
        const answer = await send(body, current.key);
        remember(undefined);
        return answer;
      } catch (error) {
        if (!outcomeUnknown(error)) remember(undefined);
        throw error;
      } finally {
        setBusy(false);
      }
    },
    [send, place],
  );
  return { submit, busy };
};

const kept = (place: string | undefined): Attempt | undefined => {
  try {
    return place
      ? ((JSON.parse(localStorage.getItem(place) ?? 'null') as Attempt | null) ?? undefined)
      : undefined;
  } catch {
    return undefined;
  }
};

const outcomeUnknown = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof ProblemError && error.status >= 500);
