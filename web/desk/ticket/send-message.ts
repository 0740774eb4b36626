import type { Status } from '../../../lambdas/tickets/lifecycle.model.ts';
import type { NoteExtras } from '../../shared/ticket/note-extras.ts';
import { call } from '../client.ts';
import type { Mode } from './modes.ts';

export type Message = {
  mode: Mode;
  text: string;
  files: string[];
  version: number;
  seen: Status;
  extras?: NoteExtras;
};

/** Sends what was written to the route of its kind. */
export const sendMessage = (
  params: { companyId: string; number: string },
  { mode, text, files, version, seen, extras }: Message,
  key: string,
): Promise<unknown> => {
  if (mode === 'resolve')
    return call('resolveTicket', { params, body: { version, resolution: text } }, { key });
  if (mode === 'wait-client' || mode === 'wait-vendor')
    return call('changeStatus', { params, body: { version, action: mode, note: text } }, { key });
  return call(
    'addDeskNote',
    { params, body: { ...extras, text, files, seen, internal: mode === 'note' } },
    { key },
  );
};
