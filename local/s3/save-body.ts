import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { Store } from './store.ts';
import type { Version } from './version.ts';

/** Bytes that are on disk and not yet an object. */
export type SavedBody = { name: string; size: number; eTag: string };

/** Streams chunks into a new file. Nothing stays behind when the stream fails. */
export async function saveBody(
  store: Store,
  bucket: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<SavedBody> {
  const { name, path } = store.newBody(bucket);
  const md5 = createHash('md5');
  let size = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of chunks) {
      md5.update(chunk);
      size += chunk.length;
      await file.writeFile(chunk);
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return { name, size, eTag: md5.digest('hex') };
}

/**
 * Makes saved bytes an object. `commit` checks its conditions once more and adds the object without
 * a pause between the two, so that of two conditional writers one loses. A refused one leaves no bytes.
 */
export function commitBody(store: Store, bucket: string, saved: SavedBody, commit: () => Version): Version {
  try {
    return commit();
  } catch (error) {
    rmSync(store.path(bucket, saved.name), { force: true });
    throw error;
  }
}
