import { encode } from 'jpeg-js';
import { contactEntity } from '../lambdas/contacts/contacts.table.ts';
import { companyForStaff, system } from '../lambdas/platform/context.ts';
import { contactKey } from '../lambdas/platform/keys.ts';
import { read } from '../lambdas/platform/table.ts';
import { reservePhoto } from '../lambdas/photos/photos.service.ts';
import { acting, type Actors } from './actors.ts';
import type { Plan } from './plan.ts';

/** Photos of a few people, drawn: no real faces. They go the way of everybody's, through the bucket. */
type Colour = readonly [number, number, number];
const side = 320;
const looks: readonly { behind: Colour; skin: Colour; coat: Colour }[] = [
  { behind: [60, 110, 150], skin: [222, 174, 142], coat: [38, 50, 84] },
  { behind: [196, 160, 96], skin: [126, 84, 60], coat: [64, 92, 70] },
  { behind: [146, 116, 166], skin: [240, 206, 178], coat: [120, 44, 58] },
];

/** A head above shoulders. */
function drawn({ behind, skin, coat }: (typeof looks)[number]): Buffer {
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const head = ((x - 160) / 62) ** 2 + ((y - 128) / 78) ** 2 < 1;
      const shoulders = ((x - 160) / 124) ** 2 + ((y - 330) / 118) ** 2 < 1;
      data.set([...(head ? skin : shoulders ? coat : behind), 255], (y * side + x) * 4);
    }
  return Buffer.from(encode({ width: side, height: side, data }, 85).data);
}

/** Sends photos of the first people who sign in; whoever has one already keeps it. Where there is no bucket, nothing. */
export async function fillPhotos(plan: Plan, actors: Actors): Promise<void> {
  if (!process.env.FILES_BUCKET) return;
  const people = plan.companies.flatMap(({ id, contacts }) =>
    contacts.filter(({ signsIn }) => signsIn).map((contact) => ({ company: id, id: contact.id })),
  );
  for (const [i, look] of looks.entries()) {
    const person = people[i];
    if (!person) return;
    const key = contactKey(companyForStaff(system, person.company), person.id);
    if ((await read(contactEntity, key))?.photoId) continue;
    const picture = drawn(look);
    // The form is signed for a moment, so this happens now.
    const context = acting(actors.customer(person.id), new Date().toISOString());
    const { url, fields } = await reservePhoto(context, { size: picture.length });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }));
    const answer = await fetch(url, { method: 'POST', body: form });
    if (!answer.ok) throw new Error(`The photo of ${person.id} was not taken: ${answer.status}`);
  }
}
