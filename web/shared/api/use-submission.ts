import { useCallback, useRef, useState } from 'react';
import { afterFailure, type Attempt, nextAttempt } from './attempt.ts';

/** That submissions are tries at one thing, whatever is changed between them. */
type Form = {
  /** Where in the browser's storage the key outlives the page: a closed tab leaves the outcome unknown too. */
  place?: string | undefined;
};
type Seen<S> = undefined extends S ? [seen?: S] : [seen: S];

/**
 * The submissions of one form, or of one kind of deed. The Idempotency-Key is made at the first try and kept while the
 * outcome is unknown (no answer, or the service failed), so that trying again can never do the thing twice (attempt.ts).
 * `seen` is what the page showed, such as a version: the same words go out again with what their first try had seen.
 */
export const useSubmission = <B, T, S = undefined>(
  send: (body: B, key: string, seen: S) => Promise<T>,
  form?: Form,
) => {
  const attempt = useRef<Attempt<S>>(undefined);
  const [busy, setBusy] = useState(false);
  const one = form !== undefined;
  const place = form?.place;
  const submit = useCallback(
    async (body: B, ...[seen]: Seen<S>): Promise<T> => {
      const remember = (now: Attempt<S> | undefined) => {
        attempt.current = now;
        if (place && now) localStorage.setItem(place, JSON.stringify(now));
        if (place && !now) localStorage.removeItem(place);
      };
      const now = nextAttempt(attempt.current ?? kept<S>(place), JSON.stringify(body), seen as S, one);
      remember(now);
      setBusy(true);
      try {
        const answer = await send(body, now.key, now.sent.seen);
        remember(undefined);
        return answer;
      } catch (error) {
        remember(afterFailure(now, error, one));
        throw error;
      } finally {
        setBusy(false);
      }
    },
    [send, place, one],
  );
  return { submit, busy };
};

const kept = <S>(place: string | undefined): Attempt<S> | undefined => {
  try {
    return place
      ? ((JSON.parse(localStorage.getItem(place) ?? 'null') as Attempt<S> | null) ?? undefined)
      : undefined;
  } catch {
    return undefined;
  }
};
