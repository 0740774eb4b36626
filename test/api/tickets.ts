import { expect } from 'vitest';
import type { TicketPage } from '../../lambdas/tickets/ticket.model.ts';
import type { PersonName } from './accounts.ts';
import type { Answer, Stage } from './stage.ts';

/** What several files of this suite do with tickets. */

export const incident = ({ places, people }: Stage, person: PersonName, more: object = {}) => ({
  type: 'incident',
  siteId: places.site,
  contactId: people[person].id,
  title: 'The router is down',
  description: 'Nobody at the counter can take card payments.',
  urgency: 'high',
  impact: 'company',
  itemId: places.item,
  customerReference: 'INC-1',
  ...more,
});

export async function raise(world: Stage, person: PersonName, more: object = {}): Promise<string> {
  const answer = await world.call<{ number: string }>(person, 'createTicket', {
    body: incident(world, person, more),
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.number;
}

export const page = async (world: Stage, person: PersonName, number: string): Promise<TicketPage> =>
  (await world.call<TicketPage>(person, 'getTicket', { params: { number } })).body;

export const desk = (
  world: Stage,
  number: string,
  route: string,
  body: object,
): Promise<Answer<{ code?: string; detail?: string; activityId?: string }>> =>
  world.call('technician', route, { params: { companyId: world.places.company, number }, body });

export const deskPage = async (world: Stage, number: string): Promise<TicketPage> =>
  (
    await world.call<TicketPage>('technician', 'getDeskTicket', {
      params: { companyId: world.places.company, number },
    })
  ).body;
