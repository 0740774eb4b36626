import type { FileRoutes } from '../shared/files/use-uploads.ts';
import { call } from './portal.ts';

/** How the portal's forms attach files. */
export const ownFiles: FileRoutes = {
  reserve: (body, options) => call('reserveFile', { body }, options),
  rename: (fileId, name, key) => call('renameFile', { params: { fileId }, body: { name } }, { key }),
};
