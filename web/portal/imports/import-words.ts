import type { Import, ImportRow, ImportState, RowAct } from '../../../lambdas/imports/import.model.ts';
import { cameToNothing, columnNames } from './import.plain.ts';

/** What an import and its rows are called. */
export const stateWords: Record<ImportState, string> = {
  uploading: 'Waiting for the file',
  reading: 'Reading the file',
  checking: 'Checking the rows',
  ready: 'Waits for you to confirm',
  applying: 'Importing',
  done: 'Imported',
  undoing: 'Undoing',
  undone: 'Undone',
  refused: 'The file was refused',
  discarded: 'Put aside',
};

/** How an import stands, in a headline. */
export const headlineOf = (one: Import): string =>
  cameToNothing(one)
    ? 'Nothing was imported'
    : one.state === 'ready' && one.adds + one.changes === 0
      ? 'Nothing to import'
      : stateWords[one.state];

const counted = new Intl.NumberFormat('en');
export const rowsInWords = (count: number): string =>
  `${counted.format(count)} ${count === 1 ? 'row' : 'rows'}`;
export const number = (count: number): string => counted.format(count);

type Tile = { act: RowAct; words: string; count: (one: Import) => number };

const planned: readonly Tile[] = [
  { act: 'add', words: 'To add', count: (one) => one.adds },
  { act: 'change', words: 'To change', count: (one) => one.changes },
  { act: 'leave', words: 'To leave as it is', count: (one) => one.leaves },
  { act: 'refuse', words: 'Refused', count: (one) => one.refusals },
];
const untouched: readonly Tile[] = [
  { act: 'leave', words: 'Left as it was', count: (one) => one.left },
  { act: 'refuse', words: 'Refused', count: (one) => one.refused },
];
const done: readonly Tile[] = [
  { act: 'add', words: 'Added', count: (one) => one.added },
  { act: 'change', words: 'Changed', count: (one) => one.changed },
  ...untouched,
];
const undone: readonly Tile[] = [
  { act: 'remove', words: 'Removed', count: (one) => one.removed },
  { act: 'restore', words: 'Set back', count: (one) => one.restored },
  { act: 'keep', words: 'Kept', count: (one) => one.kept },
  ...untouched,
];

/** Whether the counts say what was done, not what is planned. */
export const isDone = ({ state }: Pick<Import, 'state'>): boolean =>
  ['done', 'undoing', 'undone'].includes(state);

/** What rows of this import are called, with how many there are of each: as planned, as done, or as undone. */
export const tilesFor = ({ state }: Pick<Import, 'state'>): readonly Tile[] =>
  state === 'undone' ? undone : isDone({ state }) ? done : planned;

export const actWords = (act: RowAct, one: Pick<Import, 'state'>): string =>
  tilesFor(one).find((tile) => tile.act === act)?.words ?? '';

/** The counts of an import in one line. */
export const countsOf = (one: Import): string =>
  one.rows === 0
    ? ''
    : tilesFor(one)
        .map(({ words, count }) => `${number(count(one))} ${words.toLowerCase()}`)
        .join(', ');

/** What a row does beside its reason, sentence by sentence; what is emptied stands by itself. */
export function detailsOf({ act, changes, levels, welcomes }: ImportRow): string[] {
  const listed = (names: readonly string[]) => names.join(', ');
  const before = levels && levels.before.length > 0 ? listed(levels.before) : 'no access';
  return [
    changes ? `New: ${listed(changes)}.` : '',
    levels ? `Security level: ${act === 'add' ? '' : `${before} → `}${listed(levels.after)}.` : '',
    welcomes ? 'Opens the portal, with a welcome mail.' : '',
  ].filter(Boolean);
}

/** A refused row in the columns of the template, then its line, the reason, and what stood beyond the last column. */
export const refusedCells = ({ cells = {}, line, reason = '', more = [] }: ImportRow): string[] => [
  ...columnNames.map((column) => cells[column] ?? ''),
  String(line),
  reason,
  ...more,
];
