import * as z from 'zod';
import { entity } from '../platform/entity.ts';
import { catalogueKey } from '../platform/keys.ts';
import { recall } from '../platform/remembered.ts';
import { emptyList, type ShortList } from '../platform/short-list.ts';
import { read } from '../platform/table.ts';
import { Service } from './service.model.ts';

/** The catalogue: one item, because it is always offered as a whole. 60 services of at most 4 KB. */
export const catalogueEntity = entity('catalogue', 1, z.object({ entries: z.array(Service) }));
export const catalogue: ShortList<Service> = {
  entity: catalogueEntity,
  key: catalogueKey,
  thing: 'service',
  most: 60,
};

export const emptyCatalogue = () => emptyList(catalogue);

/** The services of a raw catalogue, in the order of their names. */
export const servicesOf = (raw: Record<string, unknown> | undefined): Service[] =>
  raw ? catalogueEntity.parse(raw).entries.toSorted((a, b) => a.name.localeCompare(b.name)) : [];

/** The services, at most half a minute old; with a look at the table when one of these is not among the remembered. */
export async function servicesKnowing(ids: readonly string[]): Promise<Service[]> {
  const [raw] = await recall([catalogueKey]);
  const remembered = servicesOf(raw);
  const known = new Set(remembered.map(({ id }) => id));
  return ids.every((id) => known.has(id)) ? remembered : findServices();
}

export const findServices = async (): Promise<Service[]> =>
  (await read(catalogueEntity, catalogueKey))?.entries.toSorted((a, b) => a.name.localeCompare(b.name)) ?? [];
