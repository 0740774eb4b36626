/** What single keys do in the portal, apart from the page, so that it can be tested. */

export type KeyAction = 'search' | 'new' | 'home' | 'tickets' | 'help';

export const keyWords: readonly { keys: readonly string[]; action: KeyAction; words: string }[] = [
  { keys: ['/'], action: 'search', words: 'Search' },
  { keys: ['n'], action: 'new', words: 'New ticket' },
  { keys: ['g', 'h'], action: 'home', words: 'Go to the home page' },
  { keys: ['g', 't'], action: 'tickets', words: 'Go to the open tickets' },
  { keys: ['?'], action: 'help', words: 'Show these keys' },
];

/** The second key of two comes within this many milliseconds. */
const together = 1_500;

export type Pressed = { key: string; at: number };

/** What a key means after the one before it; `at` in milliseconds. A lone first key of two means nothing yet. */
export const actionOf = (pressed: Pressed, before?: Pressed): KeyAction | undefined => {
  const pair =
    before && pressed.at - before.at <= together
      ? keyWords.find(({ keys }) => keys.length === 2 && keys[0] === before.key && keys[1] === pressed.key)
      : undefined;
  return (pair ?? keyWords.find(({ keys }) => keys.length === 1 && keys[0] === pressed.key))?.action;
};
