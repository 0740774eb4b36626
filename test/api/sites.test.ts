import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import type { Me } from '../../lambdas/home/home.contract.ts';
import type { SearchAnswer } from '../../lambdas/search/search.contract.ts';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import type { TicketForm } from '../../lambdas/tickets/tickets.contract.ts';
import { signIn } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, incident, page, raise } from './tickets.ts';

/** Somebody of a site (D6): what they read, raise and do ends at their sites and their own tickets. */
let world: Stage;
let here = '';
let elsewhere = '';
beforeAll(async () => {
  world = await stage();
  const { branch, branchItem } = world.places;
  here = await raise(world, 'colleague', {
    siteId: branch,
    itemId: branchItem,
    title: 'Aardvark at the branch',
  });
  elsewhere = await raise(world, 'colleague', { title: 'Aardvark at the head office' });
});
afterAll(() => world.cloud.stop());

const open = async (): Promise<string[]> =>
  (
    await world.call<{ tickets: Ticket[] }>('local', 'listTickets', { query: { list: 'open' } })
  ).body.tickets.map(({ number }) => number);
const at = (number: string) => ({ params: { number } });

describe('at the own site', () => {
  it('reads the tickets of others, answers, closes and reopens them', async () => {
    expect(await open()).toEqual([here]);
    expect((await page(world, 'local', here)).ticket.number).toBe(here);
    const note = await world.call('local', 'addNote', {
      ...at(here),
      body: { text: 'Still so', seen: 'new' },
    });
    expect(note.status).toBe(200);
    const { version } = (await deskPage(world, here)).ticket;
    expect((await desk(world, here, 'resolveTicket', { version, resolution: 'Done' })).status).toBe(204);
    const seen = (await page(world, 'local', here)).ticket.version;
    const again = { ...at(here), body: { version: seen, comment: 'Not yet' } };
    expect((await world.call('local', 'reopenTicket', again)).status).toBe(204);
  });

  it('finds their words', async () => {
    await world.cloud.settled();
    const { body } = await world.call<SearchAnswer>('local', 'listMatches', { query: { q: 'aardvark' } });
    expect(body.results.map(({ ticket }) => ticket.number)).toEqual([here]);
  });

  it('is offered this site alone, with its items, and raises there', async () => {
    const { body: form } = await world.call<TicketForm>('local', 'getTicketForm');
    expect(form.sites.map(({ id }) => id)).toEqual([world.places.branch]);
    expect(form.items.map(({ id }) => id)).toEqual([world.places.branchItem]);
    expect(form.contacts.map(({ id }) => id)).toEqual([world.people.local.id]);
    const { body: me } = await world.call<Me>('local', 'getMe');
    expect(me.sites.map(({ id }) => id)).toEqual([world.places.branch]);
    const asked = incident(world, 'local');
    const refused = await world.call<{ fields: { path: string }[] }>('local', 'createTicket', {
      body: asked,
    });
    expect([refused.status, refused.body.fields[0]?.path]).toEqual([422, 'siteId']);
    const { branch, branchItem } = world.places;
    const theirs = { ...asked, siteId: branch, itemId: branchItem };
    expect((await world.call('local', 'createTicket', { body: theirs })).status).toBe(200);
    const forOther = { ...theirs, contactId: world.people.standard.id };
    const other = await world.call<{ fields: { path: string }[] }>('local', 'createTicket', {
      body: forOther,
    });
    expect([other.status, other.body.fields[0]?.path]).toEqual([422, 'contactId']);
  });
});

describe('elsewhere', () => {
  it('there is nothing, in no list and at no address', async () => {
    expect(await open()).not.toContain(elsewhere);
    const bodies = {
      getTicket: undefined,
      addNote: { text: 'Hello', seen: 'new' },
      closeTicket: { version: 1, satisfaction: 5 },
      reopenTicket: { version: 1, comment: 'x' },
    };
    for (const [route, body] of Object.entries(bodies))
      expect([route, (await world.call('local', route, { ...at(elsewhere), body })).status]).toEqual([
        route,
        404,
      ]);
    const { body } = await world.call<{ tickets: Ticket[] }>('local', 'listTickets', {
      query: { list: 'all', site: world.places.site },
    });
    expect(body.tickets).toEqual([]);
  });

  it('but the own ticket', async () => {
    const own = await raise(world, 'standard', { contactId: world.people.local.id });
    expect((await page(world, 'local', own)).ticket.number).toBe(own);
    expect(await open()).toContain(own);
  });
});

describe('other sites', () => {
  const change = async (sites: string[], siteId?: string) => {
    const params = { contactId: world.people.local.id };
    const { body } = await world.call<Contact>('admin', 'getContact', { params });
    return world.call<{ fields?: { path: string }[] }>('admin', 'changeContact', {
      params,
      body: {
        fields: { ...body.fields, siteId: siteId ?? body.fields.siteId },
        access: { active: true, levels: ['site-user'], sites },
        version: body.version,
      },
    });
  };
  const asLocal = async () => {
    // The old token names the old sites and is refused at once; the next one names the new ones.
    const { email } = world.people.local;
    world.people.local.cookie = (await signIn(world.cloud.addresses.site, 'portal', email)).cookie;
  };

  it('must be the company’s', async () => {
    const answer = await change([world.places.otherSite]);
    expect([answer.status, answer.body.fields?.[0]?.path]).toEqual([422, 'access.sites']);
  });

  it('are seen from the next request on, and no longer when they are taken away', async () => {
    expect((await change([world.places.site])).status).toBe(204);
    const note = { ...at(here), body: { text: 'With the old token', seen: 'new' } };
    expect((await world.call('local', 'addNote', note)).status).toBe(401);
    await asLocal();
    expect(await open()).toEqual(expect.arrayContaining([here, elsewhere]));
    expect((await page(world, 'local', elsewhere)).ticket.number).toBe(elsewhere);

    expect((await change([])).status).toBe(204);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await world.call('local', 'getTicket', at(elsewhere))).status).toBe(401);
    await asLocal();
    expect((await world.call('local', 'getTicket', at(elsewhere))).status).toBe(404);
  });

  it('follow a contact who moves', async () => {
    expect((await change([], world.places.site)).status).toBe(204);
    await asLocal();
    expect((await world.call('local', 'getTicket', at(elsewhere))).status).toBe(200);
    expect((await world.call('local', 'getTicket', at(here))).status).toBe(404);
  });
});
