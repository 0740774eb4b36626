import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishAnnouncement } from '../../lambdas/provider/provider.service.ts';
import { system, type CompanyId } from '../../lambdas/platform/context.ts';
import { ticketFileKey } from '../../lambdas/platform/keys.ts';
import { touch } from '../../lambdas/platform/table.ts';
import type { TicketPage } from '../../lambdas/tickets/ticket.model.ts';
import { signIn, type PersonName } from './accounts.ts';
import { stage, type Call, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Live pages (E12): an unchanged answer is 304, and never when something that the person may see has changed. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

type Asking = { person: PersonName; route: string; call?: Call };
const ask = ({ person, route, call }: Asking, tag?: string) =>
  world.call<unknown>(person, route, { ...call, headers: tag ? { 'if-none-match': tag } : {} });

/** The tag of the answer once the indexes have followed what was done: three seconds. */
async function settledTag(asking: Asking): Promise<string> {
  await world.cloud.settled();
  for (let look = 0; look < 40; look++) {
    const tag = (await ask(asking)).headers.get('etag');
    if (tag) return tag;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error('The answer never settled.');
}
const isOld = async (asking: Asking, tag: string): Promise<boolean> => {
  await world.cloud.settled();
  return (await ask(asking, tag)).status === 200;
};

const ticketOf = (person: PersonName, number: string): Asking => ({
  person,
  route: 'getTicket',
  call: { params: { number } },
});
const deskTicketOf = (number: string): Asking => ({
  person: 'technician',
  route: 'getDeskTicket',
  call: { params: { companyId: world.places.company, number } },
});
const note = (person: PersonName, number: string, text = 'Something new') =>
  world.call(person, 'addNote', { params: { number }, body: { text, seen: 'new' } });

describe("a ticket's page", () => {
  it('is answered with 304 and nothing else while nothing changes, through the whole site', async () => {
    const number = await raise(world, 'standard');
    for (const asking of [ticketOf('standard', number), deskTicketOf(number)]) {
      const first = await ask(asking);
      const tag = first.headers.get('etag') ?? '';
      expect([first.status, tag]).toEqual([200, expect.stringMatching(/^"[\w-]{32}"$/)]);
      const again = await ask(asking, tag);
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag]);
      expect((await ask(asking, `W/${tag}`)).status).toBe(304);
      expect((await ask(asking, `"other", ${tag}`)).status).toBe(304);
      expect((await ask(asking, '"other"')).status).toBe(200);
      expect((await ask(asking, '*')).status).toBe(200);
    }
  });

  it('is new at once after every change, without waiting for the stream', async () => {
    const number = await raise(world, 'standard');
    const version = async () => (await deskPage(world, number)).ticket.version;
    const changes: [string, () => Promise<{ status: number }>][] = [
      ['a reply', () => note('standard', number)],
      ['an answer', () => desk(world, number, 'addDeskNote', { text: 'Hello', seen: 'new' })],
      [
        'an assignment',
        async () =>
          desk(world, number, 'assignTicket', {
            version: await version(),
            technicianId: world.people.technician.id,
          }),
      ],
      [
        'a status',
        async () => desk(world, number, 'changeStatus', { version: await version(), action: 'wait-client' }),
      ],
      [
        'a redaction',
        async () =>
          world.call('technician', 'redactActivity', {
            params: {
              companyId: world.places.company,
              number,
              activityId: (await deskPage(world, number)).activity.find(({ text }) => text)?.id ?? '',
            },
            body: { reason: 'A test' },
          }),
      ],
      [
        'a resolution',
        async () => desk(world, number, 'resolveTicket', { version: await version(), resolution: 'Done' }),
      ],
    ];
    for (const [what, change] of changes) {
      const tags = await Promise.all(
        [ticketOf('standard', number), deskTicketOf(number)].map(async (asking) => ({
          asking,
          tag: (await ask(asking)).headers.get('etag') ?? '',
        })),
      );
      const done = await change();
      expect(done.status, what).toBeLessThan(300);
      for (const { asking, tag } of tags)
        expect((await ask(asking, tag)).status, `${what} for ${asking.person}`).toBe(200);
    }
  });

  it('is new when a file was checked', async () => {
    const number = await raise(world, 'standard');
    const { body } = await world.call<{ fileId: string }>('standard', 'reserveFile', {
      body: { name: 'a.txt', size: 5 },
    });
    await world.call('standard', 'addNote', {
      params: { number },
      body: { text: 'See the file', seen: 'new', files: [body.fileId] },
    });
    await world.cloud.settled();
    const asking = ticketOf('standard', number);
    const tag = (await ask(asking)).headers.get('etag') ?? '';
    const key = ticketFileKey(world.places.company as CompanyId, number, body.fileId, false);
    expect(await touch(key, { status: 'ready' })).toBe(true);
    expect((await ask(asking, tag)).status).toBe(200);
  });

  it('does not even look changed to customers when the desk notes something for itself', async () => {
    const number = await raise(world, 'standard');
    const mine = (await ask(ticketOf('standard', number))).headers.get('etag') ?? '';
    const theirs = (await ask(deskTicketOf(number))).headers.get('etag') ?? '';
    const done = await desk(world, number, 'addDeskNote', { text: 'Hm', seen: 'new', internal: true });
    expect(done.status).toBe(200);
    await world.cloud.settled();
    expect((await ask(ticketOf('standard', number), mine)).status).toBe(304);
    expect((await ask(deskTicketOf(number), theirs)).status).toBe(200);
  });

  it('has a tag that is good for one person, one question and their present rights', async () => {
    const number = await raise(world, 'standard');
    const tag = (await ask(ticketOf('standard', number))).headers.get('etag') ?? '';
    expect((await ask(ticketOf('admin', number), tag)).status).toBe(200);
    expect((await ask(ticketOf('own', number), tag)).status).toBe(404);
    expect((await ask(ticketOf('outsider', number), tag)).status).toBe(404);
    const other = await raise(world, 'standard');
    expect((await ask(ticketOf('standard', other), tag)).status).toBe(200);

    const asking = ticketOf('colleague', await raise(world, 'colleague'));
    const before = (await ask(asking)).headers.get('etag') ?? '';
    expect((await ask(asking, before)).status).toBe(304);
    const { colleague } = world.people;
    const found = await world.call<{ contact: { fields: object; version: number } }>('admin', 'getContact', {
      params: { contactId: colleague.id },
    });
    const contact = found.body.contact ?? (found.body as unknown as { fields: object; version: number });
    const saved = await world.call('admin', 'changeContact', {
      params: { contactId: colleague.id },
      body: {
        fields: contact.fields,
        version: contact.version,
        access: { active: true, levels: ['standard-user'] },
      },
    });
    expect(saved.status, JSON.stringify(saved.body)).toBeLessThan(300);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await ask(asking, before)).status).toBe(401);
    colleague.cookie = (await signIn(world.cloud.addresses.site, 'portal', colleague.email)).cookie;
    const after = await ask(asking, before);
    expect([after.status, (after.body as TicketPage).ticket.number]).toEqual([
      200,
      asking.call?.params?.number,
    ]);
  });
});

describe('lists and the home page', () => {
  const home = (person: PersonName): Asking => ({ person, route: 'getHome' });
  const list = (person: PersonName, name: string): Asking => ({
    person,
    route: 'listTickets',
    call: { query: { list: name } },
  });
  const queue = (name: string): Asking => ({
    person: 'technician',
    route: 'getQueue',
    call: { query: { queue: name } },
  });

  it('are new for those who see the ticket, and for nobody else', async () => {
    await Promise.all([raise(world, 'own'), raise(world, 'standard')]);
    const outside = { siteId: world.places.otherSite, itemId: world.places.otherItem };
    await raise(world, 'outsider', outside);
    const mine = [home('own'), list('own', 'open')];
    const companys = [home('standard'), list('standard', 'open'), list('standard', 'all')];
    const others = [home('outsider'), list('outsider', 'open')];
    const all = [...mine, ...companys, ...others, queue('all'), queue(world.places.networks)];
    const tags = new Map<Asking, string>();
    for (const asking of all) tags.set(asking, await settledTag(asking));
    const old = (asking: Asking) => isOld(asking, tags.get(asking) ?? '');
    for (const asking of all) expect(await old(asking), asking.route).toBe(false);
    await note('standard', await raise(world, 'standard'));
    for (const asking of [...companys, queue('all'), queue(world.places.networks)])
      expect(await old(asking), `${asking.person} ${asking.route}`).toBe(true);
    for (const asking of [...mine, ...others])
      expect(await old(asking), `${asking.person} ${asking.route}`).toBe(false);
  });

  it('carry no tag while the indexes may not have followed', async () => {
    await raise(world, 'standard');
    await world.cloud.settled();
    expect((await ask(list('standard', 'open'))).headers.get('etag')).toBeNull();
    expect(await settledTag(list('standard', 'open'))).toBeTruthy();
  });

  it('follow a ticket that somebody picks up', async () => {
    const number = await raise(world, 'standard');
    const { version } = (await page(world, 'standard', number)).ticket;
    const asking = queue('mine');
    await desk(world, number, 'assignTicket', { version, technicianId: world.people.administrator.id });
    await desk(world, number, 'assignTicket', {
      version: version + 1,
      technicianId: world.people.technician.id,
    });
    const tag = await settledTag(asking);
    await desk(world, number, 'assignTicket', {
      version: version + 2,
      technicianId: world.people.administrator.id,
    });
    expect(await isOld(asking, tag)).toBe(true);
  });

  it('show an announcement at once', async () => {
    await raise(world, 'standard');
    const tag = await settledTag(home('standard'));
    const context = { actor: system, now: new Date(), requestId: 'test' };
    await publishAnnouncement(context, { title: 'New', text: 'Hours', maintenance: false });
    expect((await ask(home('standard'), tag)).status).toBe(200);
  });
});
