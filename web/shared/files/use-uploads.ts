import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { visibleName, type NewFile, type Upload } from '../../../lambdas/files/file.model.ts';
import { ConnectionError, ProblemError } from '../api/problem-error.ts';
import { sendFile, UploadError } from '../api/upload.ts';
import { refusalOf } from './accepted.ts';

/** One chosen file on its way. `share` is 0 to 1. */
export type FileOnItsWay = {
  id: string;
  file: File;
  name: string;
  state: 'sending' | 'sent' | 'failed';
  share: number;
  fileId?: string;
  error?: string;
  /** Whether trying again may help. */
  again?: boolean;
  /** The connection was lost: it is sent again when that is back. */
  lost?: boolean;
};

/** How a form reserves places for its files, and gives them other names. Must be stable. */
export type FileRoutes = {
  reserve: (file: NewFile, options: { key: string; signal: AbortSignal }) => Promise<Upload>;
  rename: (fileId: string, name: string, key: string) => Promise<unknown>;
};
type Work = { key: string; stop: AbortController; upload?: Upload; until?: number };

/** Files being attached: each is reserved and sent at once; a failed one can be tried again, any can be removed. */
export const useUploads = ({ reserve, rename: sendName }: FileRoutes) => {
  const [files, setFiles] = useState<readonly FileOnItsWay[]>([]);
  const work = useRef(new Map<string, Work>());

  const patch = useCallback((id: string, change: Partial<FileOnItsWay>) => {
    setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }, []);

  const send = useCallback(
    async (id: string, file: File) => {
      const old = work.current.get(id);
      const job: Work = { ...(old ?? { key: crypto.randomUUID() }), stop: new AbortController() };
      work.current.set(id, job);
      const { signal } = job.stop;
      try {
        if (!job.upload || Date.now() > (job.until ?? 0)) {
          if (job.upload) job.key = crypto.randomUUID();
          job.upload = await reserve({ name: file.name, size: file.size }, { key: job.key, signal });
          job.until = Date.now() + (job.upload.expiresIn - 30) * 1_000;
        }
        await sendFile(job.upload, file, { signal, onProgress: (share) => patch(id, { share }) });
        patch(id, { state: 'sent', share: 1, fileId: job.upload.fileId });
      } catch (error) {
        if (!signal.aborted) patch(id, { state: 'failed', ...failure(error) });
      }
    },
    [patch, reserve],
  );

  const add = useCallback(
    (chosen: readonly File[], already: number) => {
      const fresh = chosen.map((file, at): FileOnItsWay => {
        const refused = refusalOf(file, already + at + 1);
        const common = { id: crypto.randomUUID(), file, name: visibleName(file.name), share: 0 };
        return refused === undefined
          ? { ...common, state: 'sending' }
          : { ...common, state: 'failed', error: refused, again: false };
      });
      setFiles((all) => [...all, ...fresh]);
      for (const one of fresh) if (one.state === 'sending') void send(one.id, one.file);
    },
    [send],
  );

  const retry = useCallback(
    (one: FileOnItsWay) => {
      patch(one.id, { state: 'sending', share: 0, error: undefined, lost: false });
      void send(one.id, one.file);
    },
    [patch, send],
  );

  useEffect(() => {
    const lost = files.filter((one) => one.state === 'failed' && one.lost);
    if (lost.length === 0) return;
    const again = () => lost.forEach(retry);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [files, retry]);

  /** Throws what the service said when it refuses the name. */
  const rename = useCallback(
    async ({ id, fileId }: FileOnItsWay, name: string) => {
      if (fileId === undefined) return;
      await sendName(fileId, name, crypto.randomUUID());
      patch(id, { name });
    },
    [patch, sendName],
  );

  const remove = useCallback((id: string) => {
    work.current.get(id)?.stop.abort();
    work.current.delete(id);
    setFiles((all) => all.filter((one) => one.id !== id));
  }, []);

  const clear = useCallback(() => {
    for (const { stop } of work.current.values()) stop.abort();
    work.current.clear();
    setFiles([]);
  }, []);

  return useMemo(
    () => ({
      files,
      add: (chosen: readonly File[]) => add(chosen, files.length),
      retry,
      remove,
      rename,
      clear,
      /** The ids to send with the ticket or reply. */
      fileIds: files.flatMap((one) => (one.fileId === undefined ? [] : [one.fileId])),
      sending: files.some((one) => one.state === 'sending'),
      failed: files.some((one) => one.state === 'failed'),
      /** What to do about what failed: trying again helps no file that is not taken. */
      remedy: files.some((one) => one.state === 'failed' && !one.again)
        ? 'A file cannot be attached. Please remove it.'
        : 'A file could not be sent. Please try it again, or remove it.',
    }),
    [files, add, retry, remove, rename, clear],
  );
};

export type Uploads = ReturnType<typeof useUploads>;

export const failure = (error: unknown): Pick<FileOnItsWay, 'error' | 'again' | 'lost'> => {
  if (error instanceof UploadError) return { error: error.message, again: error.again };
  if (error instanceof ConnectionError)
    return { error: 'The connection was lost. Please try again.', again: true, lost: true };
  if (error instanceof ProblemError)
    return { error: error.fields[0]?.message ?? error.message, again: error.status >= 429 };
  return { error: 'This file could not be sent.', again: true };
};
