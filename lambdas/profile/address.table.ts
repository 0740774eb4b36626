import * as z from 'zod';
import type { CompanyId } from '../platform/context.ts';
import { entity, type Stored } from '../platform/entity.ts';
import { addressChangeKey } from '../platform/keys.ts';
import type { AppError } from '../platform/problem.ts';
import { change, create, type Step } from '../platform/steps.ts';
import { read } from '../platform/table.ts';
import { id, instant } from '../platform/words.ts';
import { mostTries } from './address.model.ts';

/** What a person asked for, and when codes were mailed. The code itself is kept nowhere (address.code.ts). */
export const AddressChange = z.object({
  mails: z.array(instant),
  tries: z.int(),
  /** Of the address that waits; absent when none does. */
  changeId: id.optional(),
  email: z.string().optional(),
  until: instant.optional(),
});
export type AddressChange = z.infer<typeof AddressChange>;
export const addressChangeEntity = entity('address-change', 1, AddressChange);

export const readAddressChange = (
  company: CompanyId,
  contactId: string,
): Promise<Stored<AddressChange> | undefined> =>
  read(addressChangeEntity, addressChangeKey(company, contactId));

/** The mails of a day are counted, so it is forgotten a day after the last one. */
const keptSeconds = 24 * 3600;

/** Writes what follows from what was read; when it moved on, the caller tries again (Stale). */
export function keepAddressChange(
  company: CompanyId,
  contactId: string,
  before: Stored<AddressChange> | undefined,
  now: AddressChange & { askedAt: string },
): Step {
  const { askedAt, ...kept } = now;
  const key = addressChangeKey(company, contactId);
  const expires = Math.floor(Date.parse(askedAt) / 1000) + keptSeconds;
  return before
    ? change(
        key,
        { set: { ...kept, expires }, add: { version: 1 } },
        {
          expression: '#version = :seen',
          names: { '#version': 'version' },
          values: { ':seen': before.version },
        },
        () => undefined,
      )
    : create(addressChangeEntity.item(kept, key, { expires }), () => undefined);
}

/** Counts a try before the code is looked at, so that tries at the same time are counted too. */
export const countTry = (company: CompanyId, contactId: string, changeId: string): Step =>
  change(
    addressChangeKey(company, contactId),
    { add: { tries: 1 } },
    {
      expression: '#changeId = :changeId AND #tries < :most',
      names: { '#changeId': 'changeId', '#tries': 'tries' },
      values: { ':changeId': changeId, ':most': mostTries },
    },
    () => undefined,
  );

/** Ends the waiting of this address; refuses when it does not wait any more. */
export const endWaiting = (
  company: CompanyId,
  contactId: string,
  changeId: string,
  refuse: () => AppError | undefined,
): Step =>
  change(
    addressChangeKey(company, contactId),
    { set: { tries: 0 }, add: { version: 1 }, unset: ['changeId', 'email', 'until'] },
    {
      expression: '#changeId = :changeId',
      names: { '#changeId': 'changeId' },
      values: { ':changeId': changeId },
    },
    refuse,
  );
