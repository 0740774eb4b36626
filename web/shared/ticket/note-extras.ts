/** What a full note has besides its text (E3). */
export type NoteExtras = { title: string; inResolution: boolean; notify: boolean; recipients: string[] };
export const noExtras: NoteExtras = { title: '', inResolution: false, notify: true, recipients: [] };
