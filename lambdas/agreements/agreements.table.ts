import * as z from 'zod';
import type { CompanyId } from '../platform/context.ts';
import { entity } from '../platform/entity.ts';
import * as keys from '../platform/keys.ts';
import { recall } from '../platform/remembered.ts';
import { emptyList, type ShortList } from '../platform/short-list.ts';
import { readMany } from '../platform/table.ts';
import type { Service } from '../services/service.model.ts';
import { servicesOf } from '../services/services.table.ts';
import { Agreement, offeredOn } from './agreement.model.ts';

/** A company's agreements lie in one item on its own partition: a ticket's form gets them with everything else there. */
export const agreementsEntity = entity('agreements', 1, z.object({ entries: z.array(Agreement) }));
export const agreementsList = (company: CompanyId): ShortList<Agreement> => ({
  entity: agreementsEntity,
  key: keys.agreementsKey(company),
  thing: 'agreement',
  most: 100,
});
export const noAgreements = (company: CompanyId) => emptyList(agreementsList(company));

const entriesOf = (raw: Record<string, unknown> | undefined): Agreement[] =>
  raw ? agreementsEntity.parse(raw).entries.toSorted((a, b) => (a.from < b.from ? 1 : -1)) : [];

/** The agreements among everything that lies on a company's partition, the latest first. */
export const agreementsOf = (things: Record<string, unknown>[]): Agreement[] =>
  entriesOf(things.find(agreementsEntity.is));

/** The catalogue and the company's agreements as they are now, in one request. */
export async function readCover(company: CompanyId) {
  const [catalogue, agreements] = await readMany([keys.catalogueKey, keys.agreementsKey(company)]);
  return { services: servicesOf(catalogue), agreements: entriesOf(agreements) };
}

/**
 * A service that the company is offered on this day, or undefined. What is remembered may be half a minute old, so it
 * is looked up once more before it counts as not offered.
 */
export async function findOffered(
  company: CompanyId,
  serviceId: string,
  today: string,
): Promise<Service | undefined> {
  const among = (cover: { services: Service[]; agreements: Agreement[] }) =>
    offeredOn(today, cover.services, cover.agreements).find(({ id }) => id === serviceId);
  const [catalogue, agreements] = await recall([keys.catalogueKey, keys.agreementsKey(company)]);
  const remembered = { services: servicesOf(catalogue), agreements: entriesOf(agreements) };
  return among(remembered) ?? among(await readCover(company));
}
