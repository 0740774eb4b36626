import * as z from 'zod';
import { Upload } from '../files/file.model.ts';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { Import, ImportRow, NewImport, RowAct } from './import.model.ts';

const params = z.object({ importId: id });
const piece = z.coerce.number().int().min(0).max(10_000).optional();

export const importsContract = contract({
  listTemplateRows: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'GET',
    path: '/contact-imports/template',
    summary: 'The rows of the import template: today’s contacts, in pages',
    query: z.object({ after: id.optional() }),
    response: z.object({ rows: z.array(z.array(z.string())), after: id.optional() }),
  },
  createImport: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'POST',
    path: '/contact-imports',
    summary: 'Reserve a place for a file of contacts and learn where to upload it',
    body: NewImport,
    response: Upload.omit({ fileId: true }).extend({ importId: id }),
  },
  listImports: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'GET',
    path: '/contact-imports',
    summary: 'The imports of contacts so far, newest first',
    response: z.object({ imports: z.array(Import) }),
  },
  getImport: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'GET',
    path: '/contact-imports/{importId}',
    summary: 'An import: where it stands',
    params,
    response: Import,
  },
  listImportRows: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'GET',
    path: '/contact-imports/{importId}/rows',
    summary: 'The rows of an import, some hundred at a time',
    params,
    query: z.object({ act: RowAct.optional(), from: piece }),
    response: z.object({ rows: z.array(ImportRow), next: z.int().optional() }),
  },
  confirmImport: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'POST',
    path: '/contact-imports/{importId}/confirm',
    summary: 'Do what the preview of an import shows',
    params,
  },
  discardImport: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'POST',
    path: '/contact-imports/{importId}/discard',
    summary: 'Put an import aside without doing anything',
    params,
  },
  undoImport: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'POST',
    path: '/contact-imports/{importId}/undo',
    summary: 'Undo an import within a day; what was changed since stays',
    params,
  },
});
