import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { S3Error } from './s3-error.ts';
import type { SavedBody } from './save-body.ts';
import type { Store } from './store.ts';
import type { Draft } from './version.ts';

/** A multipart upload that is under way; parts by their number. */
export type Upload = {
  id: string;
  bucket: string;
  key: string;
  draft: Draft;
  parts: Map<number, SavedBody & { modified: number }>;
};

/** Multipart uploads under way. They live in memory: a restart forgets them, and the store their bytes. */
export class Uploads {
  readonly #store: Store;
  readonly #open = new Map<string, Upload>();

  constructor(store: Store) {
    this.#store = store;
  }

  start(bucket: string, key: string, draft: Draft): Upload {
    const upload: Upload = { id: randomUUID(), bucket, key, draft, parts: new Map() };
    this.#open.set(upload.id, upload);
    return upload;
  }

  /** Throws NoSuchUpload, also when the upload belongs to another key. */
  get(id: string, bucket: string, key: string): Upload {
    const upload = this.#open.get(id);
    if (upload?.bucket === bucket && upload.key === key) return upload;
    throw new S3Error('NoSuchUpload', undefined, { UploadId: id });
  }

  /** Forgets the upload and the bytes of its parts. */
  async close(upload: Upload): Promise<void> {
    this.#open.delete(upload.id);
    for (const part of upload.parts.values()) await this.removeBody(upload.bucket, part);
  }

  async removeBody(bucket: string, body: SavedBody | undefined): Promise<void> {
    if (body) await rm(this.#store.path(bucket, body.name), { force: true });
  }
}
