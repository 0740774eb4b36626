import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { ListSettings, ViewFields } from './preferences.model.ts';

const params = z.object({ viewId: id });
const saved = z.object({ viewId: id });

/** What a person keeps for all of the own devices. It is read with `getMe`; nobody can name another person's. */
export const preferencesContract = contract({
  saveListSettings: {
    app: 'portal',
    can: 'profile:read',
    method: 'PUT',
    path: '/preferences/lists',
    summary: 'Keep columns and layout of the ticket lists; of two devices the last one wins',
    body: ListSettings,
    response: z.object({ version: z.int() }),
  },
  createView: {
    app: 'portal',
    can: 'profile:read',
    method: 'POST',
    path: '/preferences/views',
    summary: 'Keep a list with its filters, order and columns under a name',
    body: ViewFields,
    response: saved,
  },
  changeView: {
    app: 'portal',
    can: 'profile:read',
    method: 'PUT',
    path: '/preferences/views/{viewId}',
    summary: 'Rename a saved view, or keep another list in it',
    params,
    body: ViewFields,
  },
  deleteView: {
    app: 'portal',
    can: 'profile:read',
    method: 'DELETE',
    path: '/preferences/views/{viewId}',
    summary: 'Delete a saved view',
    params,
  },
});
