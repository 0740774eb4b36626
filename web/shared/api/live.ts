import { replaceEqualDeep } from '@tanstack/react-query';
import { paced } from './connection.ts';
import { keepTag, tagOf } from './tags.ts';

/** How often a page that is looked at asks whether anything is new, in ms: what is new shows within five seconds. */
const pace = 3_500;

/** The answers in what a query holds: one, or the pages of a long list. */
const answersIn = (data: unknown): unknown[] =>
  typeof data === 'object' && data && 'pages' in data ? (data.pages as unknown[]) : [data];

/** Keeps what is equal of the old answer, so that only what changed is drawn; the tags follow the new one. */
const shareAnswers = (old: unknown, fresh: unknown): unknown => {
  const shared = replaceEqualDeep(old, fresh) as unknown;
  const now = answersIn(shared);
  for (const [at, answer] of answersIn(fresh).entries()) keepTag(now[at], tagOf(answer));
  return shared;
};

type Held = { state: { data: unknown } };

/**
 * A query that stays right while its page is looked at (E12): asked for again and again with the tag of the answer at
 * hand, never in a hidden tab, at once when the tab is looked at again or the connection is back. A list of which many
 * pages are loaded is asked for less often, so that the cost stays the same.
 */
export const live = {
  structuralSharing: shareAnswers,
  refetchInterval: ({ state }: Held) => paced(pace * answersIn(state.data).length),
  refetchIntervalInBackground: false,
  refetchOnWindowFocus: 'always',
  refetchOnReconnect: 'always',
} as const;
