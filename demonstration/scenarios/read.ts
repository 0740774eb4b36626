import { impacts, requestTypes, urgencies } from '../../lambdas/tickets/ticket.model.ts';
import { kinds, type Case, type Kind, type Scenario } from './scenario.ts';

/**
 * Reads stories from plain text, one thing a line, a word in front of it that says what it is:
 *
 *     story <id>: <request type> about <kinds of item> where <kind of item>
 *     urgency <one or more>         impact <one or more>
 *     title, tried, error           what the customer may enter
 *     ask, and below it: reply      a question of the desk and answers to choose from
 *     news, note                    what the desk tells meanwhile; what it notes for itself
 *     wait, and below it: came, solved   for a supplier; what came of it; how it was solved then
 *     done                          the resolution
 *     again, and below it: mended   why it is reopened, and the second resolution
 *     close                         the customer's closing words
 *     case <description>            from here on, indented lines are for this case alone; the others are for all
 */
export function readScenarios(text: string, theme: string): Scenario[] {
  return text.split(/\n(?=story )/).map((story) =>
    readScenario(
      story.split('\n').filter((line) => line.trim() !== ''),
      theme,
    ),
  );
}

type Draft = Omit<Case, 'titles' | 'description'> & { titles: string[]; description?: string };
const draft = (description?: string): Draft => ({
  description,
  titles: [],
  tried: [],
  errors: [],
  exchanges: [],
  progress: [],
  internal: [],
  resolutions: [],
  closings: [],
});

function readScenario([head = '', ...lines]: string[], theme: string): Scenario {
  const found = /^story ([\w-]+): (\w+)(?: about ([\w ]+?))?(?: where (\w+))?$/.exec(head);
  if (!found) throw new Error(`${theme}.txt has a story that begins with “${head}”.`);
  const [, id = '', type = '', about = '', where] = found;
  const words = (name: string) =>
    (lines.find((line) => line.startsWith(`${name} `)) ?? '').split(' ').slice(1);
  const all = draft();
  const cases: Draft[] = [];
  for (const line of lines) {
    const [, indent = '', keyword = '', text = ''] = /^( *)(\w+) (.*)$/.exec(line) ?? [];
    if (keyword === 'case') cases.push(draft(text));
    else if (keyword !== 'urgency' && keyword !== 'impact') {
      const own = indent.length >= 2 && cases.length > 0;
      if (!put(own ? (cases.at(-1) ?? all) : all, keyword, text))
        throw new Error(`${theme}.txt has a line in ${id} that cannot be read: “${line}”.`);
    }
  }
  return {
    id,
    type: oneOf(requestTypes, type, id),
    about: about
      .split(' ')
      .filter(Boolean)
      .map((kind) => kindOf(kind, id)),
    where: where === undefined ? undefined : kindOf(where, id),
    urgencies: words('urgency').map((word) => oneOf(urgencies, word, id)),
    impacts: words('impact').map((word) => oneOf(impacts, word, id)),
    cases: cases.map((one) => merged(all, one)),
  };
}

/** Puts a line where it belongs; false when it belongs nowhere. */
function put(into: Draft, keyword: string, text: string): boolean {
  const lists: Record<string, string[] | undefined> = {
    title: into.titles,
    tried: into.tried,
    error: into.errors,
    news: into.progress,
    note: into.internal,
    done: into.resolutions,
    close: into.closings,
    reply: into.exchanges.at(-1)?.answers,
    solved: into.vendor?.resolutions,
  };
  if (keyword === 'ask') into.exchanges.push({ question: text, answers: [] });
  else if (keyword === 'wait') into.vendor = { waiting: text, news: '', resolutions: [] };
  else if (keyword === 'came' && into.vendor) into.vendor.news = text;
  else if (keyword === 'again') into.again = { comment: text, resolution: '' };
  else if (keyword === 'mended' && into.again) into.again.resolution = text;
  else if (lists[keyword]) lists[keyword].push(text);
  else return false;
  return true;
}

const merged = (all: Draft, own: Draft): Case => ({
  description: own.description ?? '',
  titles: [...own.titles, ...all.titles],
  tried: [...own.tried, ...all.tried],
  errors: [...own.errors, ...all.errors],
  exchanges: [...own.exchanges, ...all.exchanges],
  progress: [...own.progress, ...all.progress],
  internal: [...own.internal, ...all.internal],
  resolutions: [...own.resolutions, ...all.resolutions],
  closings: [...own.closings, ...all.closings],
  vendor: own.vendor ?? all.vendor,
  again: own.again ?? all.again,
});

function oneOf<T extends string>(list: readonly T[], word: string, id: string): T {
  const found = list.find((one) => one === word);
  if (!found) throw new Error(`The story ${id} says “${word}”, which is none of ${list.join(', ')}.`);
  return found;
}
const kindOf = (word: string, id: string): Kind => oneOf(Object.keys(kinds) as Kind[], word, id);
