import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { TicketNumber } from '../tickets/ticket.model.ts';
import { Download, NewFile, RenameFile, Upload } from './file.model.ts';

/** Whether the link is to show the file, for kinds that can be looked at, rather than to save it. */
const Showing = z.object({ show: z.enum(['yes']).optional() });

export const filesContract = contract({
  reserveFile: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'POST',
    path: '/files',
    summary: 'Reserve a place for a file and learn where to upload it',
    body: NewFile,
    response: Upload,
  },
  renameFile: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'PUT',
    path: '/files/{fileId}',
    summary: 'Give an own file another name before it is attached',
    params: z.object({ fileId: id }),
    body: RenameFile,
  },
  downloadFile: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'GET',
    path: '/tickets/{number}/files/{fileId}',
    summary: 'A short-lived link to a file of a ticket',
    params: z.object({ number: TicketNumber, fileId: id }),
    query: Showing,
    response: Download,
  },
  reserveDeskFile: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/files',
    summary: 'Reserve a place for a file of a company',
    params: z.object({ companyId: id }),
    body: NewFile,
    response: Upload,
  },
  renameDeskFile: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'PUT',
    path: '/companies/{companyId}/files/{fileId}',
    summary: 'Give an own file another name before it is attached',
    params: z.object({ companyId: id, fileId: id }),
    body: RenameFile,
  },
  downloadDeskFile: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'GET',
    path: '/companies/{companyId}/tickets/{number}/files/{fileId}',
    summary: 'A short-lived link to a file of a ticket',
    params: z.object({ companyId: id, number: TicketNumber, fileId: id }),
    query: Showing,
    response: Download,
  },
});
