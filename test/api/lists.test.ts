import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Filters } from '../../lambdas/tickets/columns.model.ts';
import { filterTickets, narrow } from '../../lambdas/tickets/filters.model.ts';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Long lists (D3, D5): what the service finds is what the browser's filters let pass of everything. */
let world: Stage;
const today = () => new Date(world.cloud.time.now()).toISOString().slice(0, 10);
type Page = { tickets: Ticket[]; cursor?: string };

beforeAll(async () => {
  world = await stage();
  const titles = ['Zoë’s printer hums', 'Router blinks', 'printer on fire', 'Nothing works', 'A new PRINTER'];
  const { branch, branchItem } = world.places;
  const numbers = await Promise.all(
    titles.map((title, i) =>
      raise(world, i % 2 ? 'own' : 'standard', {
        title,
        customerReference: `PO ${i % 3}`,
        ...(i === 3 && { siteId: branch, itemId: branchItem }),
      }),
    ),
  );
  for (const number of numbers.slice(0, 2)) {
    const { version } = (await deskPage(world, number)).ticket;
    await desk(world, number, 'resolveTicket', { version, resolution: 'Done' });
  }
  const first = numbers[0] ?? '';
  const { version } = (await page(world, 'standard', first)).ticket;
  await world.call('standard', 'closeTicket', {
    params: { number: first },
    body: { version, satisfaction: 5 },
  });
});
afterAll(() => world.cloud.stop());

const all = async (person: PersonName, query: Record<string, string> = {}): Promise<Page> => {
  const answer = await world.call<Page>(person, 'listTickets', { query: { list: 'all', ...query } });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
};
const numbersOf = (tickets: readonly Ticket[]) => tickets.map(({ number }) => number);

describe('all tickets, narrowed by the service', () => {
  const given: (() => { filters?: Filters; words?: string })[] = [
    () => ({ filters: { title: 'PRINTER zoe' } }),
    () => ({ filters: { status: 'new' } }),
    () => ({ filters: { status: 'closed' } }),
    () => ({ filters: { status: 'resolved', reference: 'po' } }),
    () => ({ filters: { contact: 'own', site: 'Branch' } }),
    () => ({ filters: { itemProduct: 'rout' } }),
    () => ({ filters: { service: '' } }),
    () => ({ filters: { created: `${today()}..${today()}` } }),
    () => ({ filters: { created: '..2020-01-01' } }),
    () => ({ filters: { resolved: `${today()}..`, closed: `..${today()}` } }),
    () => ({ filters: { number: `T${today().replaceAll('-', '')}` } }),
    () => ({ filters: { number: '.0002' } }),
    () => ({ words: 'printer po' }),
    () => ({ words: 'hums', filters: { satisfaction: '5' } }),
    () => ({ filters: { nonsense: 'x' } as Filters }),
  ];
  it.each(['standard', 'own', 'local', 'outsider'] as const)(
    'is what %s may see and no more',
    async (person) => {
      const everything = (await all(person)).tickets;
      for (const one of given) {
        const { filters, words } = one();
        const asked = {
          ...(filters && { filters: JSON.stringify(filters), zone: 'UTC' }),
          ...(words && { words }),
        };
        const { nonsense: _, ...known } = { nonsense: '', ...filters } as Record<string, string>;
        const wanted = filterTickets(narrow(everything, words), known as Filters, 'UTC');
        const found = (await all(person, asked)).tickets;
        expect(numbersOf(found).toSorted(), JSON.stringify(asked)).toEqual(numbersOf(wanted).toSorted());
      }
    },
  );

  it('comes in pages of the wanted size, whose cursors are good for the same filters alone', async () => {
    const first = await all('standard', { size: '2', words: 'printer' });
    expect(first.tickets.length).toBeGreaterThan(0);
    const unfiltered = await all('standard', { size: '2' });
    expect(unfiltered.tickets).toHaveLength(2);
    const cursor = unfiltered.cursor ?? '';
    expect((await all('standard', { size: '2', cursor })).tickets).toHaveLength(2);
    const elsewhere = { query: { list: 'all', cursor, words: 'printer' } };
    expect((await world.call('standard', 'listTickets', elsewhere)).status).toBe(400);
    expect((await world.call('admin', 'listTickets', { query: { list: 'all', cursor } })).status).toBe(400);
  });

  it('refuses what it cannot read', async () => {
    const refused = async (query: Record<string, string>) =>
      (await world.call('standard', 'listTickets', { query: { list: 'all', ...query } })).status;
    expect(await refused({ filters: '{"title":' })).toBe(422);
    expect(await refused({ filters: '["title"]' })).toBe(422);
    expect(await refused({ filters: JSON.stringify({ title: 'x'.repeat(201) }) })).toBe(422);
    expect(await refused({ zone: 'Atlantis/Centre' })).toBe(422);
    expect(await refused({ size: '501' })).toBe(422);
    expect(await refused({ words: 'x'.repeat(201) })).toBe(422);
  });
});
