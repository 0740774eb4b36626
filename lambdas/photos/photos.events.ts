import { discard } from '../files/objects.ts';
import type { CompanyId } from '../platform/context.ts';
import type { EventRecord } from '../platform/event.ts';
import { madeKey } from './photos.table.ts';

/** Deletes the content of a photo that is shown no more: replaced, removed, or its person is gone. Safe to repeat. */
export async function discardPhoto({ companyId, data }: EventRecord): Promise<void> {
  const { photoBefore } = data;
  if (!companyId || typeof photoBefore !== 'string') return;
  await Promise.all(
    (['small', 'large'] as const).map((size) => discard(madeKey(companyId as CompanyId, photoBefore, size))),
  );
}
