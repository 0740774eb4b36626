import { actions, type Status } from '../lambdas/tickets/lifecycle.model.ts';
import type { Random } from './random.ts';
import type { Case } from './scenarios/scenario.ts';
import { chasers, closingWords, sorry } from './voices.ts';

/** What happens to a ticket after it was raised, as a list of beats without times: who does what and says what. */
export type Act =
  | 'assign'
  | 'start'
  | 'wait-client'
  | 'wait-vendor'
  | 'answer'
  | 'internal'
  | 'reply'
  | 'resolve'
  | 'close'
  | 'reopen';
export type Beat = {
  act: Act;
  /** A phrase, not yet in anybody's manner. */
  phrase?: string;
  /** How long until it happens, in working minutes. */
  after: number;
  satisfaction?: number;
};

/** The status after an act, by the lifecycle of the tickets; undefined when the act is not possible. */
export function statusAfter(status: Status, act: Act): Status | undefined {
  if (act === 'answer' || act === 'internal') return status;
  if (act === 'reply') return status === 'waiting-client' ? 'in-progress' : status;
  const { from, to } = actions[act];
  if (!(from as readonly Status[]).includes(status)) return undefined;
  if (act === 'assign') return status === 'new' || status === 'reopened' ? 'assigned' : status;
  return to;
}

/** First response in working minutes by priority. */
const response: Record<number, [number, number]> = { 1: [3, 25], 2: [8, 110], 3: [15, 330], 4: [40, 800] };

const satisfactions = [
  [5, 56],
  [4, 27],
  [3, 9],
  [2, 5],
  [1, 3],
] as const;

/** The whole life of a ticket. `wanted` is a status that it must pass through. */
export function tell(story: Case, priority: number, random: Random, wanted: Status): Beat[] {
  const satisfaction = random.weighted(satisfactions);
  const pace = satisfaction <= 2 ? 3 : priority <= 2 ? 0.5 : 1;
  const soon = (low: number, high: number) => Math.max(1, Math.round(random.between(low, high) * pace));
  const [low, high] = response[priority] ?? [15, 330];
  const beats: Beat[] = [];
  const said = new Set<string>();
  const add = (act: Act, after: number, phrase?: string) => {
    beats.push({ act, after, phrase });
  };
  /** One of the phrases that was not said in this ticket yet, if there is any. */
  const unsaid = (phrases: readonly string[]): string | undefined => {
    const left = phrases.filter((phrase) => !said.has(phrase));
    if (left.length === 0) return undefined;
    const phrase = random.pick(left);
    said.add(phrase);
    return phrase;
  };
  const mention = (act: Act, after: number, phrases: readonly string[]) => {
    const phrase = unsaid(phrases);
    if (phrase !== undefined) add(act, after, phrase);
  };

  add('assign', soon(low, high));
  if (satisfaction <= 2 && random.chance(0.7)) {
    mention('reply', soon(300, 700), chasers);
    mention('answer', soon(5, 90), sorry);
  }
  if (random.chance(0.12)) mention('internal', soon(2, 40), story.internal);
  const asked = Math.min(
    story.exchanges.length,
    wanted === 'waiting-client'
      ? random.between(1, 2)
      : random.weighted([
          [0, 3],
          [1, 5],
          [2, 2],
        ]),
  );
  // A short matter needs no start of its own: the question or the answer says that somebody is at it.
  if (wanted === 'in-progress' || random.chance(0.55))
    add('start', soon(2, 90), random.chance(0.25) ? unsaid(story.progress) : undefined);
  for (const { question, answers } of story.exchanges.slice(0, asked)) {
    add(wanted === 'waiting-client' || random.chance(0.75) ? 'wait-client' : 'answer', soon(3, 60), question);
    add('reply', soon(5, 500), random.pick(answers));
  }
  if (asked === 0 || random.chance(0.3)) mention('answer', soon(10, 200), story.progress);
  if (random.chance(0.12)) mention('internal', soon(1, 30), story.internal);
  const { vendor, again } = story;
  const supplier = vendor && (wanted === 'waiting-vendor' || random.chance(0.3));
  if (supplier) {
    add('wait-vendor', soon(10, 200), vendor.waiting);
    add('start', soon(300, 2400), vendor.news);
  }
  const endings = supplier && vendor.resolutions.length > 0 ? vendor.resolutions : story.resolutions;
  add('resolve', soon(10, 400), random.pick(endings));
  if (again && (wanted === 'reopened' || random.chance(0.08))) {
    add('reopen', soon(60, 1200), again.comment);
    add('assign', soon(5, 120));
    add('start', soon(5, 120));
    add('resolve', soon(30, 500), again.resolution);
  }
  const closingPhrase = closing(story, satisfaction, random);
  beats.push({ act: 'close', after: random.between(5, 1500), satisfaction, phrase: closingPhrase });
  return beats;
}

function closing({ closings }: Case, satisfaction: number, random: Random): string | undefined {
  if (random.chance(satisfaction <= 2 ? 0.15 : 0.4)) return undefined;
  const happy = satisfaction === 5 || (satisfaction === 4 && random.chance(0.5));
  const words = happy ? closings : (closingWords[satisfaction] ?? []);
  return words.length > 0 ? random.pick(words) : undefined;
}

/** The beats up to the last moment at which the ticket has this status; all of them for closed. */
export function cutAt(beats: readonly Beat[], wanted: Status): Beat[] {
  let status: Status = 'new';
  let length = wanted === 'new' ? 0 : -1;
  for (const [index, { act }] of beats.entries()) {
    const next = statusAfter(status, act);
    if (!next) throw new Error(`${act} is not possible for a ticket that is ${status}.`);
    status = next;
    if (status === wanted) length = index + 1;
  }
  if (length < 0) throw new Error(`The ticket never is ${wanted}.`);
  return beats.slice(0, length);
}
