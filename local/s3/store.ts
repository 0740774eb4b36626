import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readBucket } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import { KeyIndex } from './key-index.ts';
import { S3Error } from './s3-error.ts';
import type { SavedBody } from './save-body.ts';
import type { Draft, Entry, Version } from './version.ts';

type Shelf = { bucket: Bucket; index: KeyIndex };

/** Buckets and their objects in a folder: bytes under `bodies`, one small JSON file for each key. */
export class Store {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #shelves = new Map<string, Shelf>();

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Creates the bucket, or gives an existing one new properties. */
  ensureBucket(name: string, properties: Record<string, unknown>): void {
    const bucket = readBucket(name, properties);
    const known = this.#shelves.get(name);
    if (known) {
      known.bucket = bucket;
      return;
    }
    const index = new KeyIndex(join(this.#folder, name, 'keys'));
    mkdirSync(join(this.#folder, name, 'bodies'), { recursive: true });
    this.#shelves.set(name, { bucket, index });
    this.#removeStrays(name, index);
  }

  /** Throws NoSuchBucket. */
  bucket(name: string): Bucket {
    return this.#shelf(name).bucket;
  }

  /** Undefined when there is no such bucket, for answers that must not fail on it. */
  findBucket(name: string): Bucket | undefined {
    return this.#shelves.get(name)?.bucket;
  }

  /** A new file for bytes on their way in. It counts once `add` has named it. */
  newBody(bucket: string): { name: string; path: string } {
    this.#shelf(bucket);
    const name = randomUUID();
    return { name, path: this.path(bucket, name) };
  }

  path(bucket: string, body: string): string {
    return join(this.#folder, bucket, 'bodies', body);
  }

  /** The version with that id, or the newest one; it may be a delete marker. */
  find(bucket: string, key: string, id?: string): Version | undefined {
    const versions = this.#shelf(bucket).index.get(key)?.versions ?? [];
    return id === undefined ? versions[0] : versions.find((version) => version.id === id);
  }

  entries(bucket: string): Iterable<Entry> {
    return this.#shelf(bucket).index.inOrder();
  }

  add(bucket: string, key: string, body: SavedBody, draft: Draft): Version {
    const { eTag, size, name } = body;
    return this.#push(bucket, key, { ...draft, eTag, size, body: name });
  }

  /**
   * Deletes as S3 does: with an id that version for good, else the object, or, where versions are kept,
   * by a delete marker on top. https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
   */
  remove(bucket: string, key: string, id?: string): { removed?: Version; marker?: Version } {
    const { bucket: settings } = this.#shelf(bucket);
    if (id === undefined && settings.versioning !== 'Off') {
      return { marker: this.#push(bucket, key, { eTag: '', size: 0, headers: {}, tags: {} }) };
    }
    const removed = this.find(bucket, key, id ?? 'null');
    if (removed) this.#change(bucket, key, (versions) => versions.filter((version) => version !== removed));
    return { removed };
  }

  setTags(bucket: string, key: string, id: string, tags: Record<string, string>): void {
    this.#change(bucket, key, (versions) =>
      versions.map((version) => (version.id === id ? { ...version, tags } : version)),
    );
  }

  #push(bucket: string, key: string, content: Omit<Version, 'id' | 'modified'>): Version {
    const keeps = this.#shelf(bucket).bucket.versioning === 'Enabled';
    const id = keeps ? randomBytes(24).toString('base64url') : 'null';
    const version: Version = { ...content, id, modified: this.#now() };
    this.#change(bucket, key, (versions) => [version, ...versions.filter((old) => old.id !== id)]);
    return version;
  }

  #change(bucket: string, key: string, change: (versions: Version[]) => Version[]): void {
    const { index } = this.#shelf(bucket);
    const before = index.get(key)?.versions ?? [];
    const versions = change(before);
    index.put({ key, versions });
    const kept = new Set(versions.map((version) => version.body));
    for (const { body } of before) {
      if (body !== undefined && !kept.has(body)) rmSync(this.path(bucket, body), { force: true });
    }
  }

  // What a crash left behind: bytes that never became an object.
  #removeStrays(bucket: string, index: KeyIndex): void {
    const known = new Set([...index.inOrder()].flatMap(({ versions }) => versions.map(({ body }) => body)));
    for (const file of readdirSync(join(this.#folder, bucket, 'bodies'))) {
      if (!known.has(file)) rmSync(this.path(bucket, file), { force: true });
    }
  }

  #shelf(name: string): Shelf {
    const shelf = this.#shelves.get(name);
    if (!shelf) throw new S3Error('NoSuchBucket', undefined, { BucketName: name });
    return shelf;
  }
}
