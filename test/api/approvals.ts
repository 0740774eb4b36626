import { expect } from 'vitest';
import type { Ticket, TicketPage } from '../../lambdas/tickets/ticket.model.ts';
import type { PersonName } from './accounts.ts';
import type { Answer, Stage } from './stage.ts';
import { desk, page, raise } from './tickets.ts';

/** What several files of this suite do with approvals. */

export type Told = { code?: string; detail?: string; state?: string };

/** Makes this the company's board. */
export async function setBoard(world: Stage, members: PersonName[], more: object = {}): Promise<void> {
  const params = { companyId: world.places.company };
  const { body } = await world.call<{ version: number }>('technician', 'getChangeBoard', { params });
  const answer = await world.call('technician', 'saveChangeBoard', {
    params,
    body: {
      memberIds: members.map((name) => world.people[name].id),
      rule: 'one',
      needs: 'changes',
      remindAfter: 3,
      version: body.version,
      ...more,
    },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(204);
}

export const change = (world: Stage, person: PersonName, more: object = {}): Promise<string> =>
  raise(world, person, { type: 'change', requiredBy: '2030-01-01', title: 'Another licence', ...more });

export async function decide(
  world: Stage,
  person: PersonName,
  number: string,
  decision: 'approve' | 'decline',
  more: { reason?: string; round?: string; key?: string } = {},
): Promise<Answer<Told>> {
  const { key, ...rest } = more;
  const round = rest.round ?? (await roundOf(world, number));
  return world.call<Told>(person, 'decideApproval', {
    params: { number },
    key,
    body: { decision, round, ...rest },
  });
}

/** The round as somebody sees it who sees everything of the company. */
export const roundOf = async (world: Stage, number: string): Promise<string> =>
  (await page(world, 'standard', number)).approval?.id ?? 'none';

export const askApproval = async (world: Stage, number: string, more: object = {}) =>
  desk(world, number, 'askApproval', {
    version: (await page(world, 'standard', number)).ticket.version,
    reason: 'Two licences for a year',
    ...more,
  });

export const kindsOf = ({ activity }: TicketPage): string[] => activity.map(({ kind }) => kind);

/** The numbers of what waits for this person's approval. */
export const waitingFor = async (world: Stage, person: PersonName): Promise<string[]> =>
  (
    await world.call<{ tickets: Ticket[] }>(person, 'listTickets', { query: { list: 'approvals' } })
  ).body.tickets.map(({ number }) => number);

export const today = (days = 0): string =>
  new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
