import * as z from 'zod';
import { entity, type Key } from '../platform/entity.ts';
import { factorKey } from '../platform/keys.ts';
import { change, put, remove, type Step } from '../platform/steps.ts';
import { read } from '../platform/table.ts';
import { instant } from '../platform/words.ts';

/**
 * That somebody has a second factor. The secret itself is Cognito's; the table says that it is to be asked for, and
 * keeps the digests of the recovery codes that are left. What the table says counts: where the user pool says
 * otherwise, it is brought in step (second-factor.ts).
 */
export const FactorRecord = z.object({ since: instant, codes: z.record(z.string(), z.literal('unused')) });
export type FactorRecord = z.infer<typeof FactorRecord>;
export const factorEntity = entity('second-factor', 1, FactorRecord);

export const readFactor = (person: Key) => read(factorEntity, factorKey(person));

const unused = (digests: string[]) =>
  Object.fromEntries(digests.map((digest) => [digest, 'unused' as const]));

/** The factor, and a mark on the person's own record for those who look after people. */
export const addFactor = (person: Key, since: string, digests: string[]): Step[] => [
  put(factorEntity.item({ since, codes: unused(digests) }, factorKey(person))),
  change(person, { set: { factorSince: since } }, undefined, () => undefined),
];

export const removeFactor = (person: Key): Step[] => [
  remove(factorKey(person)),
  change(person, { unset: ['factorSince'] }, undefined, () => undefined),
];

/** Other codes instead of those that are left. */
export const replaceCodes = (person: Key, digests: string[], refuse: Step['refuse']): Step =>
  change(
    factorKey(person),
    { set: { codes: unused(digests) } },
    { expression: 'attribute_exists(PK)' },
    refuse,
  );

/** Uses a code up; of two at once, one is refused. */
export const useCode = (person: Key, digest: string, refuse: Step['refuse']): Step =>
  change(
    factorKey(person),
    { unset: [`codes.${digest}`] },
    { expression: `attribute_exists(#codes.#${digest})` },
    refuse,
  );
