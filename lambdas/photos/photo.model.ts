import * as z from 'zod';
import { Upload } from '../files/file.model.ts';
import { id } from '../platform/words.ts';

/** The photo of a person (A10): shapes and limits. Safe for the browser. */

/** The browser crops to a square of at most so many points and sends it as JPEG, in bytes. */
export const photoSide = 512;
export const leastSide = 64;
export const maxPhotoSize = 1024 * 1024;
/** The side of the small one, for the head of the page and beside messages. */
export const smallSide = 96;

export const NewPhoto = z.object({
  size: z
    .int()
    .min(1, 'This picture is empty.')
    .max(maxPhotoSize, 'This picture is larger than 1 MB. Please crop it, or choose another one.'),
});
export type NewPhoto = z.infer<typeof NewPhoto>;

export const PhotoUpload = Upload.omit({ fileId: true }).extend({ photoId: id });
export type PhotoUpload = z.infer<typeof PhotoUpload>;

/** Links to the photo in both sizes, good for some minutes. */
export const Photo = z.object({ small: z.string(), large: z.string() });
export type Photo = z.infer<typeof Photo>;

/** What became of an uploaded photo; `reason` says in plain words why it was refused. */
export const PhotoState = z.object({
  status: z.enum(['arriving', 'ready', 'refused']),
  reason: z.string().optional(),
});
export type PhotoState = z.infer<typeof PhotoState>;
