import type { Upload } from '../../../lambdas/files/file.model.ts';
import { ConnectionError } from './problem-error.ts';

/** Why an upload ended early, in words for the person. `again` says whether trying again may help. */
export class UploadError extends Error {
  readonly again: boolean;
  constructor(message: string, again: boolean) {
    super(message);
    this.name = 'UploadError';
    this.again = again;
  }
}

type Progress = (share: number) => void;

/**
 * Sends a file to its reserved place as a form post, the file as the last field (Amazon S3, "Browser-based uploads using POST").
 * `onProgress` gets the share that has left the browser, 0 to 1. XMLHttpRequest because fetch tells no upload progress.
 */
export const sendFile = (
  upload: Pick<Upload, 'url' | 'fields'>,
  file: File,
  { onProgress, signal }: { onProgress?: Progress; signal?: AbortSignal } = {},
): Promise<void> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', upload.url);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () =>
      request.status < 300 ? resolve() : reject(refusal(request.status)),
    );
    request.addEventListener('error', () => reject(new ConnectionError()));
    request.addEventListener('abort', () => reject(new UploadError('The upload was stopped.', true)));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    if (signal?.aborted) reject(new UploadError('The upload was stopped.', true));
    else request.send(form);
  });

const refusal = (status: number): UploadError =>
  status === 403 || status >= 500
    ? new UploadError('The file did not arrive. Please try again.', true)
    : new UploadError('This file was not accepted. Please check its size and kind.', false);
