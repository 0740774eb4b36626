import * as z from 'zod';
import { ContactFields, WrittenFields } from '../contacts/contact.model.ts';
import { Photo } from '../photos/photo.model.ts';
import { id, version } from '../platform/words.ts';
import { WaitingAddress } from './address.model.ts';

/** What people see and change of themselves (A10): shapes. Safe for the browser. */

/**
 * The fields of the own contact that a person may change. Not among them: the sign-in address, which is verified
 * first; the site, which decides on the tickets that are seen; the external id, by which other systems know the person.
 */
const notOwn = { email: true, externalId: true, siteId: true } as const;
export const OwnFields = ContactFields.omit(notOwn);
export type OwnFields = z.infer<typeof OwnFields>;

export const Profile = z.object({
  id,
  /** The sign-in address. */
  email: z.string(),
  fields: OwnFields,
  photo: Photo.optional(),
  /** The address that waits for its code. */
  waiting: WaitingAddress.optional(),
  siteName: z.string().optional(),
  levels: z.array(z.object({ name: z.string(), meaning: z.string() })),
  version,
});
export type Profile = z.infer<typeof Profile>;

export const ChangeProfile = z.object({ fields: WrittenFields.omit(notOwn), version });
export type ChangeProfile = z.infer<typeof ChangeProfile>;

/** The fields in which two versions of a person differ: what somebody else has changed meanwhile. */
export const differences = (one: Partial<OwnFields>, other: Partial<OwnFields>): (keyof OwnFields)[] =>
  (Object.keys(OwnFields.shape) as (keyof OwnFields)[]).filter(
    (name) => (one[name] ?? '') !== (other[name] ?? ''),
  );
