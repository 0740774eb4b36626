import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redactedText } from '../../lambdas/redaction/redaction.model.ts';
import type { SearchAnswer } from '../../lambdas/search/search.contract.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Removing what stands in the request itself (D7): its title, its description and its other texts. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const secret = {
  title: 'Numbat cannot sign in',
  description: 'The password is numbatpass7',
  stepsTried: 'Typed numbatpass7 again',
  errorMessages: 'Wrong: numbatpass7',
};
const words = /numbat/i;
const versionOf = async (number: string) => (await deskPage(world, number)).ticket.version;

async function found(person: 'standard' | 'technician', q: string): Promise<string[]> {
  await world.cloud.settled();
  const route = person === 'technician' ? 'listDeskMatches' : 'listMatches';
  const answer = await world.call<SearchAnswer>(person, route, { query: { q } });
  return answer.body.results.map(({ ticket }) => ticket.number);
}

/** Whether the words stand anywhere that people read. */
async function seenBy(number: string): Promise<string[]> {
  await world.cloud.settled();
  const params = { companyId: world.places.company };
  const month = new Date(world.cloud.time.now()).toISOString().slice(0, 7);
  const places: Record<string, unknown> = {
    portal: await page(world, 'standard', number),
    desk: await deskPage(world, number),
    queue: (await world.call('technician', 'getQueue', { query: { queue: 'all' } })).body,
    home: (await world.call('standard', 'getHome')).body,
    audit: (await world.call('administrator', 'listAudit', { params, query: { month } })).body,
  };
  for (const list of ['open', 'all', 'resolved'])
    places[list] = (await world.call('standard', 'listTickets', { query: { list } })).body;
  return Object.keys(places).filter((name) => words.test(JSON.stringify(places[name])));
}

describe('redacting a request', () => {
  it('takes every text from portal, desk, lists, trail and both searches; sent twice it is done once', async () => {
    const number = await raise(world, 'standard', secret);
    expect(await found('standard', 'numbatpass')).toEqual([number]);
    expect(await seenBy(number)).toEqual(['portal', 'desk', 'queue', 'home', 'open', 'all']);
    const version = await versionOf(number);
    const send = (key: string) =>
      world.call('technician', 'redactRequest', {
        params: { companyId: world.places.company, number },
        body: {
          version,
          reason: 'It held a password',
          parts: ['title', 'description', 'stepsTried', 'errorMessages', 'unsureItem'],
          title: 'Somebody cannot sign in',
        },
        key,
      });
    const key = randomUUID();
    const both = await Promise.all([send(key), send(key)]);
    expect(both.map(({ status }) => status)).toEqual([204, 204]);

    expect(await seenBy(number)).toEqual([]);
    for (const person of ['standard', 'technician'] as const) {
      expect(await found(person, 'numbat')).toEqual([]);
      expect(await found(person, 'removed provider')).toEqual([]);
      expect(await found(person, 'somebody cannot')).toEqual([number]);
    }
    const { ticket, detail } = await deskPage(world, number);
    expect(ticket).toMatchObject({ title: 'Somebody cannot sign in', version: version + 1 });
    expect(detail).toEqual({
      description: redactedText,
      stepsTried: redactedText,
      errorMessages: redactedText,
    });
    // Whoever saw the old text is told, and the ticket goes on.
    expect(await send(randomUUID())).toMatchObject({ status: 409 });
    expect(
      (await desk(world, number, 'changeStatus', { version: version + 1, action: 'start' })).status,
    ).toBe(204);
  });

  it('works on a closed ticket, and on one part alone', async () => {
    const number = await raise(world, 'standard', secret);
    await desk(world, number, 'resolveTicket', { version: await versionOf(number), resolution: 'Done.' });
    await world.call('standard', 'closeTicket', {
      params: { number },
      body: { version: await versionOf(number), satisfaction: 5 },
    });
    const body = { version: await versionOf(number), reason: 'A name', parts: ['title'] };
    expect((await desk(world, number, 'redactRequest', body)).status).toBe(204);
    const { ticket, detail } = await page(world, 'standard', number);
    expect([ticket.title, ticket.status]).toEqual(['Redacted', 'closed']);
    expect(detail.description).toBe(secret.description);
  });

  it('refuses to remove nothing, or what is not there', async () => {
    const number = await raise(world, 'standard');
    const version = await versionOf(number);
    const body = { version, reason: 'A test' };
    expect((await desk(world, number, 'redactRequest', { ...body, parts: [] })).status).toBe(422);
    expect(await desk(world, number, 'redactRequest', { ...body, parts: ['stepsTried'] })).toMatchObject({
      status: 409,
      body: { detail: 'This request has no such text that could be removed.' },
    });
  });
});
