import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import type { Stage } from './stage.ts';
import type { Visited, Visitor } from './visitor.ts';

/** What the tests of signing in through an organisation do again and again. */

export const domain = 'marrowfield.example.com';

export type Account = { id: string; email: string };
/** An account that no test used before; subjects tell upper and lower case apart. */
export function account(name: string): Account {
  const mark = randomUUID().slice(0, 8);
  return { id: `Xy-${name}-${mark}`, email: `${name}.${mark}@${domain}` };
}

const access = (active: boolean) => ({ active, levels: ['standard-user'] });

export function signOnAt(world: Stage) {
  const { site } = world.cloud.addresses;
  const session = (end: string, query: Record<string, string> = {}) =>
    `${site}/api/session/portal/sign-on/${end}?${new URLSearchParams(query)}`;
  const startAt = (query: Record<string, string> = {}) => session('start', { domain, ...query });
  const me = (visitor: Visitor) => visitor.ask(`${site}/api/portal/me`);

  return {
    site,
    session,
    startAt,
    me,
    whoIs: async (visitor: Visitor) => (JSON.parse((await me(visitor)).body) as { id: string }).id,
    problemOf: ({ url }: Visited) => (url.pathname === '/sign-in/' ? url.searchParams.get('problem') : ''),
    post: (route: string, body: object, cookie = '') =>
      fetch(`${site}/api/session/portal/${route}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
        body: JSON.stringify(body),
      }),

    /** A contact who may use the portal. */
    async letIn(email: string): Promise<string> {
      const answer = await world.call<{ contactId: string }>('admin', 'createContact', {
        body: { fields: { firstName: 'Robin', lastName: 'Reed', email }, access: access(true) },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      await world.cloud.settled();
      return answer.body.contactId;
    },

    async change(contactId: string, changes: { active?: boolean; email?: string }): Promise<void> {
      const { body } = await world.call<Contact>('admin', 'getContact', { params: { contactId } });
      const { status } = await world.call('admin', 'changeContact', {
        params: { contactId },
        body: {
          fields: { ...body.fields, ...(changes.email && { email: changes.email }) },
          access: access(changes.active ?? true),
          version: body.version,
        },
      });
      expect(status).toBe(204);
      await world.cloud.settled();
    },

    /** To the organisation's own page, and there as this account. */
    async comeAs(visitor: Visitor, who: Account, query?: Record<string, string>): Promise<Visited> {
      const page = await visitor.go(startAt(query));
      expect(page.body).toContain('Who are you?');
      return visitor.go(page.url, who);
    },

    /** On the way back, but not there yet: the address with the code, which was not asked. */
    async comeHalfway(visitor: Visitor, who: Account): Promise<URL> {
      const page = await visitor.go(startAt());
      let answer = await visitor.ask(page.url, who);
      while (answer.location && !answer.location.startsWith(session('done').slice(0, -1)))
        answer = await visitor.ask(new URL(answer.location, answer.url));
      const address = new URL(answer.location ?? '');
      expect(address.searchParams.get('code')).toBeTruthy();
      return address;
    },
  };
}
export type SignOn = ReturnType<typeof signOnAt>;
