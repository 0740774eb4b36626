import { readContact, recallContact } from '../contacts/contacts.table.ts';
import { commit, Stale } from '../platform/commit.ts';
import {
  at,
  companyForStaff,
  companyOf,
  idFor,
  type CompanyId,
  type Context,
  type Customer,
  type Staff,
} from '../platform/context.ts';
import { photoKey } from '../platform/keys.ts';
import { steadyLink, uploadForm, uploadSeconds } from '../platform/object-links.ts';
import { notFound } from '../platform/problem.ts';
import { read } from '../platform/table.ts';
import type { NewPhoto, Photo, PhotoState, PhotoUpload } from './photo.model.ts';
import * as table from './photos.table.ts';

/** The photo of the person who is signed in, and what others see of it: the desk, and nobody else. */
type ByCustomer = Context<Customer>;
const tries = 5;

/** Links to a photo, made without asking anybody: whoever has read the contact may see them. */
export const linksTo = (company: CompanyId, photoId: string | undefined, now: Date): Photo | undefined =>
  photoId
    ? {
        small: steadyLink(table.madeKey(company, photoId, 'small'), 'image/jpeg', now),
        large: steadyLink(table.madeKey(company, photoId, 'large'), 'image/jpeg', now),
      }
    : undefined;

export async function reservePhoto(context: ByCustomer, asked: NewPhoto): Promise<PhotoUpload> {
  const company = companyOf(context.actor);
  const photo: table.PhotoRecord = {
    id: idFor(context),
    contactId: context.actor.id,
    size: asked.size,
    status: 'arriving',
    reservedAt: at(context),
  };
  const { photoId } = await commit(context, {
    steps: [table.addPhoto(company, photo)],
    event: {
      type: 'photo.reserved',
      companyId: company,
      subject: context.actor.id,
      summary: 'Began to upload an own photo',
      data: {},
    },
    result: { photoId: photo.id },
    asked,
  });
  const form = uploadForm(table.rawKey(company, photoId), asked.size, 'image/jpeg', context.now);
  return { photoId, ...form, expiresIn: uploadSeconds };
}

export async function getPhotoState({ actor }: ByCustomer, photoId: string): Promise<PhotoState> {
  const photo = await read(table.photoEntity, photoKey(companyOf(actor), photoId));
  if (!photo || photo.contactId !== actor.id) throw notFound('photo');
  return { status: photo.status, reason: photo.reason };
}

/** Removes the own photo; its content is deleted by what follows from the event. Does nothing when there is none. */
export async function removePhoto(context: ByCustomer): Promise<void> {
  const company = companyOf(context.actor);
  for (let attempt = 1; ; attempt++) {
    const { photoId: before } = (await readContact(company, context.actor.id)) ?? {};
    if (!before) return;
    try {
      await commit(context, {
        steps: [table.showPhoto(company, context.actor.id, undefined, before)],
        event: {
          type: 'photo.removed',
          companyId: company,
          subject: context.actor.id,
          summary: 'Removed the own photo',
          data: { photoBefore: before },
        },
        result: null,
        asked: { remove: 'photo' },
      });
      return;
    } catch (error) {
      if (!(error instanceof Stale) || attempt === tries) throw error;
    }
  }
}

export async function getContactPhoto(
  { actor, now }: Context<Staff>,
  companyId: string,
  contactId: string,
): Promise<{ photo?: Photo }> {
  const company = companyForStaff(actor, companyId);
  const contact = await recallContact(company, contactId);
  if (!contact) throw notFound('contact');
  return { photo: linksTo(company, contact.photoId, now) };
}
