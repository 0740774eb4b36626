import * as z from 'zod';
import { id, instant, line } from '../platform/words.ts';

/** Contacts from a file (F5 to F7): limits, columns and shapes. Safe for the browser. */

/** 50 MB a file, in bytes; 100,000 rows. */
export const maxImportSize = 50 * 1024 * 1024;
export const maxImportRows = 100_000;
/** How long an import can be undone, in hours. */
export const undoHours = 24;
/** How long rows, and so the refused ones, are kept, in days. The history itself stays. */
export const rowsKeptDays = 30;

/** The columns of the template, A to Y, with the name in its first line. */
export const importColumns = {
  externalId: 'External ID',
  prefix: 'Prefix',
  firstName: 'First Name',
  middleInitial: 'Middle Initial',
  lastName: 'Last Name',
  suffix: 'Suffix',
  title: 'Title',
  email: 'Email Address',
  email2: 'Email Address 2',
  email3: 'Email Address 3',
  address1: 'Address 1',
  address2: 'Address 2',
  city: 'City',
  county: 'County',
  postCode: 'Post Code',
  country: 'Country',
  additionalAddress: 'Additional Address Information',
  phone: 'Phone',
  extension: 'Extension',
  alternatePhone: 'Alternate Phone',
  mobile: 'Mobile Phone',
  fax: 'Fax',
  userName: 'Client Portal Username',
  password: 'Client Portal Password',
  level: 'Client Portal Security Level',
} as const;
export type ImportColumn = keyof typeof importColumns;
export const columnNames = Object.keys(importColumns) as ImportColumn[];
export const requiredColumns = ['firstName', 'lastName', 'email'] as const satisfies ImportColumn[];

const isRequired = (name: ImportColumn): boolean => (requiredColumns as ImportColumn[]).includes(name);
/** The first line of the template. */
export const templateHead: string[] = columnNames.map(
  (name) => `${importColumns[name]}${isRequired(name) ? ' [required]' : ''}`,
);

/** What a row says, by column. A column that the file does not have is absent, an empty cell is an empty text. */
export const Cells = z.partialRecord(z.enum(columnNames), z.string());
export type Cells = z.infer<typeof Cells>;

export const importActs = ['add', 'change', 'leave', 'refuse'] as const;
export const ImportAct = z.enum(importActs);
export type ImportAct = z.infer<typeof ImportAct>;

/** What became of a row in the end: as planned or done, or what the undo made of that. */
export const RowAct = z.enum([...importActs, 'remove', 'restore', 'keep']);
export type RowAct = z.infer<typeof RowAct>;

/** What is to be done with contacts that exist already. */
export const Existing = z.enum(['update', 'leave'], {
  error: 'Please choose what happens to existing users.',
});
export type Existing = z.infer<typeof Existing>;

export const NewImport = z.object({
  name: line('the file name', 200),
  size: z.int().min(1, 'This file is empty.').max(maxImportSize, 'This file is larger than 50 MB.'),
  siteId: id,
  existing: Existing,
});
export type NewImport = z.infer<typeof NewImport>;

export const importStates = [
  'uploading',
  'reading',
  'checking',
  'ready',
  'applying',
  'done',
  'undoing',
  'undone',
  'refused',
  'discarded',
] as const;
export type ImportState = (typeof importStates)[number];

const count = z.int().default(0);
/** How many rows: as planned, as done, and as undone. */
export const Counts = z.object({
  adds: count,
  changes: count,
  leaves: count,
  refusals: count,
  added: count,
  changed: count,
  left: count,
  refused: count,
  removed: count,
  restored: count,
  kept: count,
});
export type Counts = z.infer<typeof Counts>;

/** An import as people see it. */
export const Import = z.object({
  id,
  fileName: z.string(),
  siteName: z.string(),
  existing: Existing,
  state: z.enum(importStates),
  /** Why the whole file was refused. */
  reason: z.string().optional(),
  /** Columns of the file that we do not know. */
  ignored: z.array(z.string()),
  rows: z.int(),
  /** How much of what is under way is done, 0 to 1. */
  progress: z.number(),
  ...Counts.shape,
  startedBy: z.string(),
  startedAt: instant,
  confirmedBy: z.string().optional(),
  finishedAt: instant.optional(),
  undoneBy: z.string().optional(),
  /** Until when it can be undone; absent when it cannot. */
  undoUntil: instant.optional(),
  /** Whether its rows are still kept. */
  rowsKept: z.boolean(),
});
export type Import = z.infer<typeof Import>;

/** A row as people see it: what will be done, or was done, and why not. `cells` come with refused rows, for the file to mend. */
export const ImportRow = z.object({
  line: z.int(),
  act: RowAct,
  name: z.string(),
  email: z.string(),
  reason: z.string().optional(),
  /** Names of the columns that get another value, and of those that lose theirs. */
  changes: z.array(z.string()).optional(),
  emptied: z.array(z.string()).optional(),
  /** Names of the security levels that the row changes or gives; none before: there was no access. */
  levels: z.object({ before: z.array(z.string()), after: z.array(z.string()) }).optional(),
  /** Access to the portal is opened: a welcome mail goes out. */
  welcomes: z.boolean().optional(),
  cells: Cells.optional(),
  /** With them: what stood beyond the last column. */
  more: z.array(z.string()).optional(),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** Whether nothing came of a confirmed import. */
export const cameToNothing = ({
  state,
  added,
  changed,
}: Pick<Import, 'state' | 'added' | 'changed'>): boolean => state === 'done' && added + changed === 0;

/** Whether something is under way that the page should look at again soon. */
export const isMoving = (state: ImportState): boolean =>
  ['uploading', 'reading', 'checking', 'applying', 'undoing'].includes(state);
