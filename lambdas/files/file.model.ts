import * as z from 'zod';
import { id, line } from '../platform/words.ts';

/** Files on tickets: limits and shapes. Safe for the browser. */

/** 25 MB a file, in bytes. */
export const maxFileSize = 25 * 1024 * 1024;
export const maxFilesPerTicket = 20;

/** What may be attached, by ending; the media type that the stored file gets. Active content (html, svg, scripts) is absent on purpose. */
export const fileTypes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  eml: 'message/rfc822',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  zip: 'application/zip',
  gz: 'application/gzip',
  '7z': 'application/x-7z-compressed',
};

/** The media type for a file's name, or undefined when that kind is not accepted. */
export const typeOfName = (name: string): string | undefined => {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(fileTypes, ending) ? fileTypes[ending] : undefined;
};

const fitName = line('the file name', 200)
  .refine((name) => !/[/\\]/.test(name), 'A file name cannot contain slashes.')
  .refine(
    (name) => typeOfName(name) !== undefined,
    'This kind of file cannot be attached. Images, PDF, Office and text documents, logs and archives can.',
  );
/** A file's name as people see it: systems allow marks that nobody sees in names, and nobody could take them out. */
export const visibleName = (name: string): string => name.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '');

const FileName = z.preprocess((name) => (typeof name === 'string' ? visibleName(name) : name), fitName);
/** Another name for a file that is on no ticket yet; its ending keeps to the same kind. */
export const RenameFile = z.object({ name: FileName });

export const NewFile = z.object({
  name: FileName,
  size: z.int().min(1, 'This file is empty.').max(maxFileSize, 'This file is larger than 25 MB.'),
});
export type NewFile = z.infer<typeof NewFile>;

/** Where and how to upload: a form post of these fields, then the file as `file`. Good for `expiresIn` seconds. */
export const Upload = z.object({
  fileId: id,
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresIn: z.int(),
});
export type Upload = z.infer<typeof Upload>;

/** A link to the file, good for a minute; it downloads, it never opens in the page. */
export const Download = z.object({ url: z.string() });

/** Pictures and PDFs can be looked at in the browser; nothing else is ever shown, least of all what could run. */
export const isPicture = (type: string): boolean => /^image\/(?:png|jpeg|gif|webp)$/.test(type);
export const canBeShown = (type: string): boolean => isPicture(type) || type === 'application/pdf';
