import type { Import, ImportAct, ImportState } from '../../../lambdas/imports/import.model.ts';

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

const counted = new Intl.NumberFormat('en');
export const rowsInWords = (count: number): string =>
  `${counted.format(count)} ${count === 1 ? 'row' : 'rows'}`;
export const number = (count: number): string => counted.format(count);

type Tile = { act: ImportAct; planned: string; done: string; count: (one: Import) => number };

/** Whether the counts say what was done, not what is planned. */
export const isDone = ({ state }: Pick<Import, 'state'>): boolean =>
  ['done', 'undoing', 'undone'].includes(state);

export const tiles: readonly Tile[] = [
  { act: 'add', planned: 'To add', done: 'Added', count: (one) => (isDone(one) ? one.added : one.adds) },
  {
    act: 'change',
    planned: 'To change',
    done: 'Changed',
    count: (one) => (isDone(one) ? one.changed : one.changes),
  },
  {
    act: 'leave',
    planned: 'To leave as it is',
    done: 'Left as it was',
    count: (one) => (isDone(one) ? one.left : one.leaves),
  },
  {
    act: 'refuse',
    planned: 'Refused',
    done: 'Refused',
    count: (one) => (isDone(one) ? one.refused : one.refusals),
  },
];

export const actWords = (act: ImportAct, done: boolean): string => {
  const tile = tiles.find((one) => one.act === act);
  return (done ? tile?.done : tile?.planned) ?? '';
};
