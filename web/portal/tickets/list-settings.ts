import { useCallback, useEffect } from 'react';
import type { ListSettings } from '../../../lambdas/preferences/preferences.model.ts';
import { ProblemError } from '../../shared/api/problem-error.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { say } from '../../shared/ui/flash.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
import { call, queryClient } from '../portal.ts';
import { meQuery } from '../queries.ts';
import { useMe } from '../use-me.ts';
import { unsaved, unsavedPlace, useColumns } from './use-columns.ts';

/** Keeping how a person likes lists: shown at once, then saved; what cannot be saved waits on the device. */

type Preferences = AnswerOf<'getMe'>['preferences'];
export const keepInMe = (change: (before: Preferences) => Preferences): void =>
  void queryClient.setQueryData(
    meQuery.queryKey,
    (me) => me && { ...me, preferences: change(me.preferences) },
  );

/** One after the other, so that the last choice is the one that stays. */
let sending: Promise<void> = Promise.resolve();
const send = (personId: string, before: ListSettings): void => {
  const earlier = sending;
  sending = (async () => {
    await earlier;
    await save(personId, before);
  })();
};

async function save(personId: string, before: ListSettings): Promise<void> {
  const place = unsavedPlace(personId);
  const lists = unsaved(personId);
  if (!lists) return;
  const written = localStorage.getItem(place);
  const forget = () => {
    // Unless something else was chosen meanwhile.
    if (localStorage.getItem(place) === written) localStorage.removeItem(place);
  };
  try {
    const { version } = await call('saveListSettings', { body: lists });
    forget();
    keepInMe((kept) => ({ ...kept, version }));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status >= 500 || error.status === 429)
      return say('Your choice is kept on this device, and saved when the connection is back.');
    forget();
    keepInMe((kept) => ({ ...kept, lists: before }));
    say(`Your choice was not saved. ${wordsFor(error)}`);
  }
}

export const useListSettings = () => {
  const { me } = useMe();
  const { settings, columns } = useColumns();
  const { id } = me;
  const change = (part: Partial<ListSettings>) => {
    const next = { ...settings, ...part };
    localStorage.setItem(unsavedPlace(id), JSON.stringify(next));
    keepInMe((before) => ({ ...before, lists: next }));
    void send(id, settings);
  };
  const again = useCallback(() => {
    const waiting = unsaved(id);
    if (waiting) void send(id, waiting);
  }, [id]);
  useEffect(() => {
    again();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [again]);
  return { settings, columns, change };
};
