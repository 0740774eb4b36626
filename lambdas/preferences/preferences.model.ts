import * as z from 'zod';
import { id, line } from '../platform/words.ts';
import { Period, ticketLists } from '../tickets/list.model.ts';

/** How a person likes the lists of tickets (D2, D4, D8): shapes and pure rules. Safe for the browser. */

/**
 * Columns by their names in their order. The pages know which there are; a name that a page does not know, because
 * another version of Foyer wrote it, is passed over there.
 */
const columnName = z.string().regex(/^[a-zA-Z]{1,40}$/, 'This is not a column that we know.');
const columnNames = z
  .array(columnName)
  .max(60, 'A list can show 60 columns.')
  // The number is always among them, and each once.
  .overwrite((names) => [...new Set(names.includes('number') ? names : ['number', ...names])]);

const layout = z.enum(['list', 'summary']);

/** What all lists have in common. Absent: the usual columns, rows on wide screens and summaries on phones. */
export const ListSettings = z.object({
  columns: columnNames.optional(),
  wide: layout.optional(),
  narrow: layout.optional(),
});
export type ListSettings = z.infer<typeof ListSettings>;

/** What a list's address holds: the list, what narrows it, its order and its columns. */
export const ViewSearch = z.object({
  list: z.enum(ticketLists),
  period: Period.optional(),
  site: id.optional(),
  words: line('the words', 200).optional(),
  filters: z
    .record(columnName, z.string().max(200, 'Please keep each filter to 200 characters.'))
    .refine((filters) => Object.keys(filters).length <= 60, 'A view can have 60 filters.')
    .optional(),
  sort: columnName.optional(),
  down: z.boolean().optional(),
  columns: columnNames.optional(),
});
export type ViewSearch = z.infer<typeof ViewSearch>;

export const ViewFields = z.object({ name: line('a name for the view', 60), search: ViewSearch });
export type ViewFields = z.infer<typeof ViewFields>;
export const SavedView = ViewFields.extend({ id });
export type SavedView = z.infer<typeof SavedView>;

/** At most so many saved views for each person. */
export const mostViews = 30;

/** What is kept for a person. `version` counts the changes; 0: nothing was ever kept. */
export const Preferences = z.object({
  lists: ListSettings.default({}),
  views: z.array(SavedView).default([]),
});
export type Preferences = z.infer<typeof Preferences>;

/** A name as people compare it: without case, and one space where there are several. */
const sameName = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, ' ');

/** Why these views cannot hold this one; undefined when they can. */
export function whyNot(views: readonly SavedView[], view: SavedView): 'too-many' | 'name-taken' | undefined {
  const others = views.filter(({ id: one }) => one !== view.id);
  if (others.some(({ name }) => sameName(name) === sameName(view.name))) return 'name-taken';
  return others.length >= mostViews ? 'too-many' : undefined;
}

/** The views with this one, in the place of its former self or at the end. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  views.some(({ id: one }) => one === view.id)
    ? views.map((one) => (one.id === view.id ? view : one))
    : [...views, view];
