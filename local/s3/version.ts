import * as z from 'zod';

const version = z.object({
  /** `null` where the bucket keeps no versions, as in S3. */
  id: z.string(),
  /** Without quotes. */
  eTag: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Milliseconds since 1970. */
  modified: z.number(),
  /** Sent again with the object: content-type, cache-control, x-amz-meta-* and their like. */
  headers: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  checksum: z.object({ name: z.string(), value: z.string() }).optional(),
  /** The file that holds the bytes; a delete marker has none. */
  body: z.string().optional(),
});

/** One version of an object, or a delete marker. */
export type Version = z.infer<typeof version>;

/** A version that has bytes. */
export type ObjectVersion = Version & { body: string };

/** An object with all its versions, newest first. */
export const entry = z.object({ key: z.string(), versions: z.array(version) });
export type Entry = z.infer<typeof entry>;

/** What the writer of an object says of it. */
export type Draft = Pick<Version, 'headers' | 'tags' | 'checksum'>;

export function isObject(version: Version | undefined): version is ObjectVersion {
  return version?.body !== undefined;
}
