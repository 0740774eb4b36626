import { fullName } from '../contacts/contact.model.ts';
import { readContact } from '../contacts/contacts.table.ts';
import { discard, fetchObject, keepObject } from '../files/objects.ts';
import { commit, Stale } from '../platform/commit.ts';
import { system, type CompanyId, type Context } from '../platform/context.ts';
import { photoKey } from '../platform/keys.ts';
import type { Step } from '../platform/steps.ts';
import { read } from '../platform/table.ts';
import { PhotoRefused, remake } from './jpeg-remake.ts';
import { maxPhotoSize } from './photo.model.ts';
import * as table from './photos.table.ts';

/** An object as the bucket names it: `photos/raw/<company>/<photo>`, in one of its versions. */
export type Arrived = { key: string; version: string };
type Contact = Awaited<ReturnType<typeof readContact>>;
const tries = 5;

export const isPhoto = (key: string): boolean => key.startsWith('photos/raw/');

/**
 * Takes a photo that has arrived, or says why not; then what was sent is deleted. Told twice, or stopped in the middle, it
 * ends the same: what we make of a photo lies at one name, and the photo is settled once.
 */
export async function takePhoto({ key, version }: Arrived, requestId: string): Promise<void> {
  const [, , company = '', photoId = ''] = key.split('/') as [string, string, CompanyId, string];
  const photo = await read(table.photoEntity, photoKey(company as CompanyId, photoId));
  if (photo?.status === 'arriving') {
    const context: Context = { actor: system, now: new Date(), requestId };
    await decide(context, company as CompanyId, photo, await fetchObject(key, version, maxPhotoSize));
  }
  await discard(key);
}

async function decide(
  context: Context,
  company: CompanyId,
  photo: table.PhotoRecord,
  bytes: Uint8Array | undefined,
): Promise<void> {
  try {
    if (bytes?.length !== photo.size)
      throw new PhotoRefused('This picture did not arrive whole. Please try again.');
    const { small, large } = remake(bytes);
    await Promise.all([
      keepObject(table.madeKey(company, photo.id, 'small'), small),
      keepObject(table.madeKey(company, photo.id, 'large'), large),
    ]);
    await show(context, company, photo);
  } catch (error) {
    if (!(error instanceof PhotoRefused)) throw error;
    const refused = { status: 'refused' as const, reason: error.message };
    const steps = [table.settlePhoto(company, photo.id, refused)];
    const contact = await readContact(company, photo.contactId);
    await settle(context, company, photo.contactId, contact, steps, 'refused', {});
  }
}

/** Shows the photo in the place of the one before. */
async function show(context: Context, company: CompanyId, photo: table.PhotoRecord): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const contact = await readContact(company, photo.contactId);
    const before = contact?.photoId;
    const steps = [
      table.settlePhoto(company, photo.id, { status: 'ready' }),
      ...(contact ? [table.showPhoto(company, photo.contactId, photo.id, before)] : []),
    ];
    const data = before ? { photoBefore: before } : {};
    if (await settle(context, company, photo.contactId, contact, steps, 'changed', data)) return;
    const now = await read(table.photoEntity, photoKey(company, photo.id));
    if (now?.status !== 'arriving') return;
    if (attempt === tries) throw new Error('The photo of a contact changed too often.');
  }
}

/** False when the photo was settled before, or the contact shows another one by now. */
async function settle(
  context: Context,
  company: CompanyId,
  contactId: string,
  contact: Contact,
  steps: Step[],
  what: 'changed' | 'refused',
  data: Record<string, unknown>,
): Promise<boolean> {
  try {
    await commit(context, {
      steps,
      event: {
        type: `photo.${what}`,
        companyId: company,
        subject: contactId,
        summary: `${what === 'changed' ? 'Took a new photo' : 'Refused a photo'} of ${contact ? fullName(contact.fields) : 'a contact'}`,
        data,
      },
      result: null,
      asked: null,
    });
    return true;
  } catch (error) {
    if (error instanceof Stale) return false;
    throw error;
  }
}
