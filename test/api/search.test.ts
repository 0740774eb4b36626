import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyId } from '../../lambdas/platform/context.ts';
import { ticketKey } from '../../lambdas/platform/keys.ts';
import { touch } from '../../lambdas/platform/table.ts';
import type { SearchAnswer } from '../../lambdas/search/search.contract.ts';
import { marks } from '../../lambdas/search/search.model.ts';
import { redactedText } from '../../lambdas/redaction/redaction.model.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Search words in title, description and conversation (D7), within one's rights; and what redaction takes away. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const routeOf = (person: PersonName) =>
  person === 'technician' || person === 'administrator' ? 'listDeskMatches' : 'listMatches';

async function search(person: PersonName, q: string, cursor?: string): Promise<SearchAnswer> {
  await world.cloud.settled();
  const answer = await world.call<SearchAnswer>(person, routeOf(person), {
    query: { q, ...(cursor && { cursor }) },
  });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
const numbers = ({ results }: SearchAnswer): string[] => results.map(({ ticket }) => ticket.number);
const note = (person: PersonName, number: string, text: string) =>
  world.call(person, 'addNote', { params: { number }, body: { text, seen: 'new' } });
/** What a page would mark in the excerpts. */
const marked = ({ results, words }: SearchAnswer): string[] =>
  results.flatMap(({ matches }) =>
    matches.flatMap(({ excerpt }) =>
      marks(excerpt, words).map(({ start, end }) => excerpt.slice(start, end)),
    ),
  );

describe('words', () => {
  let number = '';
  beforeAll(async () => {
    number = await raise(world, 'standard', {
      title: 'Etikettendrucker in Ödegård',
      description: 'Nothing comes out since Tuesday.\n東京都庁のプリンターも動きません。',
      errorMessages: 'E0x8007 spooler halted',
      stepsTried: 'Δοκίμασα άλλο καλώδιο',
    });
    await note('standard', number, 'The zebra model is the one with the crumpled lid.');
    await desk(world, number, 'addDeskNote', { text: 'Is the fuser warm?', seen: 'new' });
  });

  it.each([
    ['etikettendrucker', 'title', 'Etikettendrucker'],
    ['etik', 'title', 'Etik'],
    ['ÖDEGARD', 'title', 'Ödegård'],
    ['odegård', 'title', 'Ödegård'],
    ['tuesday', 'description', 'Tuesday'],
    ['京都', 'description', '京都'],
    ['プリンター', 'description', 'プリンター'],
    ['ﾌﾟﾘﾝﾀ', 'description', 'プリンタ'],
    ['spool', 'description', 'spool'],
    ['ΚΑΛΏΔΙΟ', 'description', 'καλώδιο'],
    ['zebra', 'conversation', 'zebra'],
    ['fuser', 'conversation', 'fuser'],
  ])('%s is found in the %s', async (q, where, shown) => {
    const answer = await search('standard', q);
    expect(numbers(answer)).toEqual([number]);
    expect(answer.results[0]?.matches.map((match) => match.where)).toEqual([where]);
    expect(marked(answer)).toEqual([shown]);
  });

  it('must all be there, wherever they are', async () => {
    expect(numbers(await search('standard', 'zebra tuesday etik'))).toEqual([number]);
    expect(numbers(await search('standard', 'zebra giraffe'))).toEqual([]);
    const four = await search('standard', 'crumpled spooler tuesday lid');
    expect([numbers(four), four.leftOut]).toEqual([[number], ['lid']]);
  });

  it('are not found in the middle, and not by less than two letters', async () => {
    expect(numbers(await search('standard', 'drucker'))).toEqual([]);
    const answer = await world.call<{ fields: { path: string }[] }>('standard', 'listMatches', {
      query: { q: 'z' },
    });
    expect([answer.status, answer.body.fields[0]?.path]).toEqual([422, 'q']);
  });

  it('include the number of a ticket', async () => {
    for (const typed of [number, number.toLowerCase(), number.slice(1)])
      for (const person of ['standard', 'technician'] as const)
        expect(numbers(await search(person, typed))).toEqual([number]);
    expect(numbers(await search('outsider', number))).toEqual([]);
    expect(numbers(await search('own', number))).toEqual([]);
  });
});

describe('rights', () => {
  it('end at the company, and at the own tickets for those who see no others', async () => {
    const title = 'Wombat terminal frozen';
    const mine = await raise(world, 'own', { title });
    const colleagues = await raise(world, 'colleague', { title });
    const others = await raise(world, 'outsider', {
      title,
      siteId: world.places.otherSite,
      itemId: world.places.otherItem,
    });
    expect(numbers(await search('own', 'wombat'))).toEqual([mine]);
    expect(numbers(await search('colleague', 'wombat frozen'))).toEqual([colleagues]);
    expect(numbers(await search('standard', 'wombat')).toSorted()).toEqual([mine, colleagues].toSorted());
    expect(numbers(await search('outsider', 'wombat'))).toEqual([others]);
    expect(numbers(await search('technician', 'wombat')).toSorted()).toEqual(
      [mine, colleagues, others].toSorted(),
    );
  });

  it('keep internal notes at the desk', async () => {
    const number = await raise(world, 'standard');
    const text = 'Insolvency rumours, ask the pangolin first';
    expect((await desk(world, number, 'addDeskNote', { text, seen: 'new', internal: true })).status).toBe(
      200,
    );
    expect(numbers(await search('technician', 'pangolin'))).toEqual([number]);
    for (const person of ['standard', 'admin', 'own', 'outsider'] as const) {
      const answer = await search(person, 'pangolin');
      expect(answer).toEqual({ results: [], words: ['pangolin'], leftOut: [] });
      expect(JSON.stringify(await search(person, 'router'))).not.toContain('pangolin');
    }
  });
});

describe('redaction', () => {
  it('takes the text from the page and from the search, and says so in the trail only', async () => {
    const number = await raise(world, 'standard');
    await note('standard', number, 'My password is Quetzalcoatl9');
    await note('standard', number, 'Another line that stays: quokka');
    const before = (await deskPage(world, number)).activity;
    const entry = before.find(({ text }) => text?.includes('Quetzalcoatl9'));
    expect(numbers(await search('standard', 'quetzal'))).toEqual([number]);
    const place = { companyId: world.places.company, number, activityId: entry?.id ?? '' };
    const body = { reason: 'It held a password' };
    const done = await world.call('technician', 'redactActivity', { params: place, body });
    expect(done).toMatchObject({ status: 204 });

    for (const person of ['standard', 'technician'] as const) {
      expect(numbers(await search(person, 'quetzal'))).toEqual([]);
      expect(numbers(await search(person, 'password'))).toEqual([]);
      expect(numbers(await search(person, 'quokka'))).toEqual([number]);
      expect(numbers(await search(person, 'removed provider'))).toEqual([]);
    }
    expect((await deskPage(world, number)).activity).toEqual(
      before.map((one) => (one.id === entry?.id ? { ...one, text: redactedText } : one)),
    );
    const seen = await page(world, 'standard', number);
    expect(seen.activity.find(({ id }) => id === entry?.id)?.text).toBe(redactedText);
    expect(JSON.stringify(seen)).not.toContain('It held a password');

    const month = new Date(world.cloud.time.now()).toISOString().slice(0, 7);
    const audit = await world.call<{ entries: { subject: string; event: string; summary: string }[] }>(
      'administrator',
      'listAudit',
      { params: { companyId: world.places.company }, query: { month } },
    );
    const told = audit.body.entries.filter(({ event }) => event === 'ticket.redacted');
    expect(told.map(({ subject, summary }) => [subject, summary])).toEqual([
      [number, `Removed the text of an entry of ${number}: It held a password`],
    ]);
  });

  it('also reaches internal notes, and refuses what is not there', async () => {
    const number = await raise(world, 'standard');
    const text = 'Axolotl is the code';
    const { body } = await desk(world, number, 'addDeskNote', { text, seen: 'new', internal: true });
    const redact = (activityId: string) =>
      world.call('technician', 'redactActivity', {
        params: { companyId: world.places.company, number, activityId },
        body: { reason: 'A code' },
      });
    expect(numbers(await search('technician', 'axolotl'))).toEqual([number]);
    expect((await redact(body.activityId ?? '')).status).toBe(204);
    expect(numbers(await search('technician', 'axolotl'))).toEqual([]);
    expect(await page(world, 'standard', number).then(({ activity }) => activity.length)).toBe(1);
    expect((await redact('nothing-here')).status).toBe(404);
    const created = (await deskPage(world, number)).activity.find(({ kind }) => kind === 'created');
    expect((await redact(created?.id ?? '')).status).toBe(409);
  });
});

describe('costs', () => {
  async function requests(person: PersonName, q: string): Promise<Record<string, number>> {
    await search(person, q);
    const fn = routeOf(person) === 'listMatches' ? 'portalapi' : 'deskapi';
    world.cloud.requests.take(fn);
    await search(person, q);
    const counts = world.cloud.requests.take(fn).filter(({ service }) => service === 'dynamodb');
    return Object.fromEntries(
      counts
        .filter(({ operation }) => operation !== 'GetItem')
        .map(({ operation, count }) => [operation, count]),
    );
  }

  it.each(['standard', 'own', 'technician'] as const)(
    'a query a word and one batch for the tickets, for %s',
    async (person) => {
      await raise(world, 'own', { title: 'Narwhal docking station blinks' });
      expect(await requests(person, 'narwhal')).toEqual({ Query: 1, BatchGetItem: 1 });
      expect(await requests(person, 'narwhal docking blinks')).toEqual({ Query: 3, BatchGetItem: 1 });
      expect(await requests(person, 'one narwhal docking station blinks')).toEqual({
        Query: 3,
        BatchGetItem: 1,
      });
      expect(await requests(person, 'nowhere')).toEqual({ Query: 1 });
    },
  );
});

it('comes in pages, newest first, whose cursors are good for nobody else', async () => {
  const raised: string[] = [];
  for (let i = 0; i < 30; i++)
    raised.push(await raise(world, 'standard', { title: `Capybara monitor ${i}` }));
  const first = await search('standard', 'capybara monitor');
  expect(first.results).toHaveLength(25);
  const second = await search('standard', 'capybara monitor', first.cursor);
  expect([...numbers(first), ...numbers(second)]).toEqual(raised.toReversed());
  expect(second.cursor).toBeUndefined();
  const query = { q: 'capybara monitor', cursor: first.cursor ?? '' };
  expect((await world.call('admin', 'listMatches', { query })).status).toBe(400);
  expect((await world.call('standard', 'listMatches', { query: { ...query, q: 'capybara' } })).status).toBe(
    400,
  );
});

describe('the index', () => {
  it.each(['throttle', 'crash-after', 'crash-before'] as const)('survives %s in the middle', async (kind) => {
    const words = Array.from({ length: 60 }, (_, i) => `${kind.replace('-', '')}word${i}`);
    world.cloud.faults.inject({
      function: 'tablestream',
      service: 'dynamodb',
      operation: 'BatchWriteItem',
      kind,
      count: 3,
    });
    const number = await raise(world, 'standard', { description: words.join(' ') });
    expect(numbers(await search('standard', `${words[0]} ${words[30]} ${words[59]}`))).toEqual([number]);
    world.cloud.faults.clear();
  });

  it('follows a ticket to another contact, with all its words', async () => {
    const number = await raise(world, 'own', { title: 'Okapi', description: 'The okapi scanner hums' });
    await note('own', number, 'Louder than an ibex');
    expect(numbers(await search('own', 'ibex okapi'))).toEqual([number]);
    expect(numbers(await search('colleague', 'ibex okapi'))).toEqual([]);
    const key = ticketKey(world.places.company as CompanyId, number);
    expect(await touch(key, { contactId: world.people.colleague.id })).toBe(true);
    expect(numbers(await search('own', 'ibex okapi'))).toEqual([]);
    expect(numbers(await search('colleague', 'ibex okapi'))).toEqual([number]);
    expect(numbers(await search('colleague', 'ibex scanner'))).toEqual([number]);
  });

  it('is left alone by a status and an assignment', async () => {
    const number = await raise(world, 'standard');
    const { version } = (await deskPage(world, number)).ticket;
    await world.cloud.settled();
    world.cloud.requests.take('tablestream');
    await desk(world, number, 'assignTicket', { version, technicianId: world.people.technician.id });
    await world.cloud.settled();
    const writes = world.cloud.requests
      .take('tablestream')
      .filter(({ operation }) => operation === 'BatchWriteItem');
    // Of the stamps of the lists, and of the audit trail.
    expect(writes.map(({ count }) => count)).toEqual([2]);
  });
});
