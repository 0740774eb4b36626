import { NewNote } from '../../../lambdas/tickets/note.model.ts';

const { text } = NewNote.shape;

/** What the contract says against the text of a reply: the same words here and from the service. */
export const wrongWith = (written: string): string | undefined =>
  text.safeParse(written).error?.issues[0]?.message;
