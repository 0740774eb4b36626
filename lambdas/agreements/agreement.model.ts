import * as z from 'zod';
import { day, id, line, optionalDay, version } from '../platform/words.ts';
import { Service } from '../services/service.model.ts';

/** What a company has agreed with the provider: which services are covered, from when to when. Safe for the browser. */

const shape = {
  name: line('a name for the agreement', 120),
  /** The first and the last day, both covered, in the provider's time zone. Without a last day it goes on. */
  from: z.string('Please enter the first day.').pipe(day),
  until: optionalDay,
  serviceIds: z
    .array(id)
    .min(1, 'Please choose the services that it covers.')
    .max(60, 'An agreement can cover 60 services.'),
};
const inOrder = {
  check: ({ from, until }: { from: string; until?: string }) => until === undefined || from <= until,
  error: { path: ['until'], message: 'The last day is before the first.' },
};

export const AgreementFields = z.object(shape).refine(inOrder.check, inOrder.error);
export type AgreementFields = z.infer<typeof AgreementFields>;
export const ChangeAgreement = z.object({ ...shape, version }).refine(inOrder.check, inOrder.error);
export const Agreement = z.object({ ...shape, id, version, changedBy: z.string() });
export type Agreement = z.infer<typeof Agreement>;

/** Whether it covers this day. */
export const inForce = ({ from, until }: Pick<Agreement, 'from' | 'until'>, today: string): boolean =>
  from <= today && (until === undefined || today <= until);

type Covering = Pick<Agreement, 'from' | 'until' | 'serviceIds'>;
type Coverable = Pick<Service, 'id' | 'active' | 'forEveryone'>;

/**
 * What a company is offered on a day (C7): of the services that are not retired, those for everyone and those that an
 * agreement in force covers. So an agreement only ever adds, and a company without one has what is for everyone.
 */
export const offeredOn = <S extends Coverable>(
  today: string,
  services: readonly S[],
  agreements: readonly Covering[],
): S[] => {
  const covered = new Set(
    agreements.filter((one) => inForce(one, today)).flatMap(({ serviceIds }) => serviceIds),
  );
  return services.filter(({ id, active, forEveryone }) => active && (forEveryone || covered.has(id)));
};
