import { fileTypes, maxFilesPerTicket, maxFileSize, typeOfName } from '../../../lambdas/files/file.model.ts';

/** What a file chooser offers: the endings that may be attached. */
export const acceptedEndings = Object.keys(fileTypes)
  .map((ending) => `.${ending}`)
  .join(',');

/** The limits, said before anything is chosen. */
export const limitsInWords = `Up to ${maxFilesPerTicket} files of at most ${maxFileSize / 1024 / 1024} MB: pictures, PDF, Office and text documents, logs, archives.`;

/** Why a file is not taken, or undefined. `place` is its place among the files of this form, from 1. */
export const refusalOf = (file: File, place: number): string | undefined => {
  if (place > maxFilesPerTicket) return `Only ${maxFilesPerTicket} files can be attached at once.`;
  if (file.size === 0) return 'This file is empty.';
  if (file.size > maxFileSize) return `This file is larger than ${maxFileSize / 1024 / 1024} MB.`;
  return typeOfName(file.name) === undefined ? 'This kind of file cannot be attached.' : undefined;
};

/** `1.4 MB`, `12 KB`: sizes for people, in steps of 1024. */
export const sizeInWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
};

/** Pasted pictures all carry the same name: they are named after the moment. */
export const namedPaste = (file: File, now: Date): File => {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const moment = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return new File([file], `Screenshot ${moment}.${file.name.slice(6)}`, { type: file.type });
};
