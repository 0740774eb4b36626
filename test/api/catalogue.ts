import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Service } from '../../lambdas/services/service.model.ts';
import type { TicketForm } from '../../lambdas/tickets/tickets.contract.ts';
import type { PersonName } from './accounts.ts';
import type { Answer, Stage } from './stage.ts';

/** What several files of this suite do with services and agreements. */

export type Refusal = { code?: string; detail?: string; fields?: { path: string; message: string }[] };
/** The status, and the fields that are wrong. */
export const paths = ({ status, body }: Answer<Refusal>) => [status, body.fields?.map(({ path }) => path)];

/** The ids of the services that the form offers to this person. */
export const offers = async (world: Stage, person: PersonName): Promise<string[]> =>
  (await world.call<TicketForm>(person, 'getTicketForm')).body.services.map(({ id }) => id);

export const fields = (world: Stage, more: object = {}) => ({
  name: `Service ${randomUUID().slice(0, 8)}`,
  description: 'What it is about',
  picture: 'phone',
  requestTypes: ['query'],
  subcategories: [{ name: 'One' }, { name: 'Two' }],
  teamId: world.places.networks,
  ...more,
});
export async function addService(world: Stage, more: object = {}): Promise<Service> {
  const body = fields(world, more);
  const answer = await world.call<{ serviceId: string }>('administrator', 'createService', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (await services(world)).find(({ id }) => id === answer.body.serviceId)!;
}
export const services = async (world: Stage): Promise<Service[]> =>
  (await world.call<{ services: Service[] }>('administrator', 'listServices')).body.services;
export const change = (world: Stage, service: Service, more: object, key?: string) => {
  const { id, changedBy: _, ...rest } = service;
  return world.call<Refusal>('administrator', 'changeService', {
    params: { serviceId: id },
    body: { ...rest, ...more },
    key,
  });
};
export const cover = (world: Stage, companyId: string, serviceIds: string[], more: object = {}) =>
  world.call<Refusal & { agreementId: string }>('administrator', 'createAgreement', {
    params: { companyId },
    body: { name: `Care ${randomUUID()}`, from: '2020-01-01', serviceIds, ...more },
  });
