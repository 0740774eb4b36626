import * as z from 'zod';
import type { CompanyId } from '../platform/context.ts';
import { entity } from '../platform/entity.ts';
import { contactKey, photoKey } from '../platform/keys.ts';
import { change, create, type Step } from '../platform/steps.ts';
import { id, instant } from '../platform/words.ts';

/** A photo on its way: reserved by its person, then taken or refused, once. The contact names the one that is shown. */
export const PhotoRecord = z.object({
  id,
  contactId: id,
  size: z.int(),
  status: z.enum(['arriving', 'ready', 'refused']),
  reason: z.string().optional(),
  reservedAt: instant,
});
export type PhotoRecord = z.infer<typeof PhotoRecord>;
export const photoEntity = entity('photo', 1, PhotoRecord);

/** Where the content lies: what was sent, until it has been looked at, and what we made of it. */
export const rawKey = (company: CompanyId, photoId: string): string => `photos/raw/${company}/${photoId}`;
export const madeKey = (company: CompanyId, photoId: string, size: 'small' | 'large'): string =>
  `photos/made/${company}/${photoId}-${size}.jpg`;

/** The state is asked for within seconds; a day is for redelivery by hand. */
const keptSeconds = 24 * 3600;

export const addPhoto = (company: CompanyId, photo: PhotoRecord): Step =>
  create(
    photoEntity.item(photo, photoKey(company, photo.id), {
      expires: Math.floor(Date.parse(photo.reservedAt) / 1000) + keptSeconds,
    }),
    () => undefined,
  );

/** Says what became of a photo that was still arriving; Stale when it has been said before. */
export const settlePhoto = (
  company: CompanyId,
  photoId: string,
  set: Pick<PhotoRecord, 'status' | 'reason'>,
): Step =>
  change(
    photoKey(company, photoId),
    { set },
    {
      expression: '#status = :arriving',
      names: { '#status': 'status' },
      values: { ':arriving': 'arriving' },
    },
    () => undefined,
  );

/** Shows this photo with the contact, or none, in the place of the one that was seen. The contact's version stays. */
export const showPhoto = (
  company: CompanyId,
  contactId: string,
  photoId: string | undefined,
  seen: string | undefined,
): Step =>
  change(
    contactKey(company, contactId),
    photoId ? { set: { photoId } } : { unset: ['photoId'] },
    seen
      ? {
          expression: '#photoId = :seenPhoto',
          names: { '#photoId': 'photoId' },
          values: { ':seenPhoto': seen },
        }
      : { expression: 'attribute_exists(PK) AND attribute_not_exists(photoId)' },
    () => undefined,
  );
