import type { APIGatewayProxyStructuredResultV2, Context as LambdaContext } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { contract } from '../../lambdas/platform/contract.ts';
import { bindApp, httpHandler, type Event } from '../../lambdas/platform/http.ts';
import { AppError, Problem, problemStatus, type ProblemCode } from '../../lambdas/platform/problem.ts';

/** The way of a request through the platform, with a contract of the test's own and without a table. */
const why = 'A route of the test, open to anybody.';
const routes = contract({
  read: {
    app: 'session',
    public: why,
    method: 'GET',
    path: '/things/{thing}',
    summary: 'Read',
    params: z.object({ thing: z.string().max(5) }),
    query: z.object({ page: z.coerce.number().int().default(1) }),
    response: z.object({ name: z.string(), list: z.array(z.object({ id: z.string() })) }),
  },
  write: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/things',
    summary: 'Write',
    body: z.object({
      name: z.string().min(1, 'Please enter a name.'),
      inner: z.object({ n: z.int('Please enter a number.') }),
    }),
    response: z.object({ name: z.string() }),
  },
  ticket: {
    app: 'session',
    public: why,
    method: 'GET',
    path: '/of/{companyId}/{number}',
    summary: 'A ticket',
    params: z.object({ companyId: z.string().max(5), number: z.string().max(5) }),
    response: z.object({}),
  },
  end: { app: 'session', public: why, method: 'POST', path: '/end', summary: 'End' },
  closed: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'GET',
    path: '/closed',
    summary: 'Closed',
    response: z.object({}),
  },
  desk: {
    app: 'desk',
    can: 'desk:audit',
    method: 'GET',
    path: '/closed',
    summary: 'Closed',
    response: z.object({}),
  },
});

let act: () => unknown;
const handler = httpHandler(
  bindApp('session', routes, {
    read: (_, { params, query }) => {
      const more = { name: `${params.thing} ${query.page}`, secret: 'x', list: [{ id: '1', secret: 'x' }] };
      return Promise.resolve(more);
    },
    ticket: () => Promise.resolve({}),
    write: async (_, { body }) => (await act(), { name: body.name }),
    end: ({ cookies }) => Promise.resolve(void cookies.outgoing.push(`left=${cookies.incoming.came}`)),
  }),
  bindApp('portal', routes, { closed: () => Promise.resolve({}) }),
  bindApp('desk', routes, { desk: () => Promise.resolve({}) }),
);

type Ask = {
  headers?: Record<string, string>;
  pathParameters?: object;
  queryStringParameters?: object;
  body?: string;
  isBase64Encoded?: boolean;
  cookies?: string[];
  claims?: Record<string, string>;
};
const key = { 'idempotency-key': '0b3ee9a2-6a3c-4a5e-9d53-0f6b5f2f7b11' };

async function ask(routeKey: string, { claims = {}, headers = key, ...more }: Ask = {}) {
  const requestContext = { requestId: 'request-1', authorizer: { jwt: { claims } } };
  const event = { routeKey, headers, requestContext, isBase64Encoded: false, ...more } as unknown as Event;
  const answer = (await handler(event, {
    awsRequestId: 'lambda-1',
  } as LambdaContext)) as APIGatewayProxyStructuredResultV2;
  return {
    ...answer,
    json: answer.body === undefined ? undefined : (JSON.parse(answer.body) as Record<string, unknown>),
  };
}
const write = (body: unknown, more: Ask = {}) =>
  ask('POST /api/session/things', { body: JSON.stringify(body), ...more });
const good = { name: 'Ada', inner: { n: 1 } };

beforeEach(() => {
  act = () => undefined;
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => vi.restoreAllMocks());

describe('an answer', () => {
  test('holds the declared fields only, at every depth', async () => {
    const { statusCode, json, headers } = await ask('GET /api/session/things/{thing}', {
      pathParameters: { thing: 'a' },
    });
    expect([statusCode, json]).toEqual([200, { name: 'a 1', list: [{ id: '1' }] }]);
    expect(headers).toEqual({ 'cache-control': 'no-store', 'content-type': 'application/json' });
  });

  test('without a declared response is empty, and carries the cookies', async () => {
    const answer = await ask('POST /api/session/end', { cookies: ['came=a=b', 'other='] });
    expect(answer).toMatchObject({ statusCode: 204, cookies: ['left=a=b'], json: undefined });
  });
});

describe('a question', () => {
  test('is complete when it reaches the use case', async () => {
    const asked = { pathParameters: { thing: 'a' }, queryStringParameters: { page: '7' } };
    expect((await ask('GET /api/session/things/{thing}', asked)).json?.name).toBe('a 7');
    expect((await write(good)).json).toEqual({ name: 'Ada' });
    const encoded = Buffer.from(JSON.stringify({ ...good, name: 'Zoë' })).toString('base64');
    expect((await ask('POST /api/session/things', { body: encoded, isBase64Encoded: true })).json).toEqual({
      name: 'Zoë',
    });
  });

  test('with wrong fields names each of them by its path', async () => {
    const { statusCode, json, headers } = await write({ name: '', inner: { n: 'x' } });
    expect(statusCode).toBe(422);
    expect(headers?.['content-type']).toBe('application/problem+json');
    expect(json?.fields).toEqual([
      { path: 'name', message: 'Please enter a name.' },
      { path: 'inner.n', message: 'Please enter a number.' },
    ]);
    expect(json?.detail).toBe('Please enter a name.');
  });

  test.each([
    ['{"name":', 400],
    ['', 400],
    ['[]', 422],
    ['null', 422],
    ['"x"', 422],
  ])('whose body is %j is refused with %i', async (body, status) => {
    expect((await ask('POST /api/session/things', { body })).statusCode).toBe(status);
  });

  test('that is too long is refused, counted in bytes', async () => {
    expect((await write({ ...good, name: 'x'.repeat(199_000) })).statusCode).toBe(200);
    expect((await write({ ...good, name: 'x'.repeat(200_001) })).statusCode).toBe(413);
    expect((await write({ ...good, name: '李'.repeat(70_000) })).statusCode).toBe(413);
  });

  test.each([undefined, '', 'short', 'x'.repeat(65), 'with blanks and more', 'ünïcödé-ünïcödé-1'])(
    'that changes something with the key %j is refused',
    async (given) => {
      const headers: Record<string, string> = given === undefined ? {} : { 'idempotency-key': given };
      const { statusCode, json } = await write(good, { headers });
      expect([statusCode, json?.code]).toEqual([400, 'malformed']);
    },
  );

  test('about a place that nothing can be at is not found', async () => {
    expect(
      (await ask('GET /api/session/things/{thing}', { pathParameters: { thing: 'too long' } })).statusCode,
    ).toBe(404);
    expect((await ask('GET /api/session/nowhere')).statusCode).toBe(404);
    const words = async (companyId: string, number: string) =>
      (await ask('GET /api/session/of/{companyId}/{number}', { pathParameters: { companyId, number } })).json
        ?.detail;
    expect(await words('a', 'too long')).toMatch(/^We could not find this ticket\./);
    expect(await words('too long', '1')).toMatch(/^We could not find this company\./);
    expect((await ask('$default')).statusCode).toBe(404);
  });
});

describe('a refusal', () => {
  test.each(Object.keys(problemStatus) as ProblemCode[])(
    'of the code %s has its status and its words',
    async (code) => {
      act = () => Promise.reject(new AppError(code, 'What happened, and what to do.'));
      const { statusCode, json } = await write(good);
      expect(statusCode).toBe(problemStatus[code]);
      expect(Problem.parse(json)).toMatchObject({
        code,
        status: problemStatus[code],
        detail: 'What happened, and what to do.',
        requestId: 'request-1',
      });
    },
  );

  test('that nobody foresaw tells nothing but the number of the request', async () => {
    act = () => Promise.reject(new Error('the table burns at 10.0.0.1'));
    const { statusCode, json, body } = await write(good);
    expect([statusCode, json?.requestId]).toEqual([500, 'request-1']);
    expect(body).not.toMatch(/burns|10\.0|stack|Error/);
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('the table burns'));
  });
});

describe('who asks', () => {
  const claims = {
    company: 'c',
    contact: 'k',
    name: 'Ada',
    access: '1',
    cap: 'tickets:create contacts:read',
  };

  test.each(['company', 'contact', 'name', 'access'])('is signed out without the claim %s', async (claim) => {
    const given = Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));
    expect((await ask('GET /api/portal/closed', { claims: given })).statusCode).toBe(401);
  });

  test('is turned away without the capability of the route', async () => {
    expect((await ask('GET /api/portal/closed', { claims })).statusCode).toBe(403);
    expect((await ask('GET /api/portal/closed', { claims: { ...claims, cap: '' } })).statusCode).toBe(403);
    // Part of a name is not the name.
    expect(
      (
        await ask('GET /api/portal/closed', {
          claims: { ...claims, cap: 'contacts:manage-all xcontacts:manage' },
        })
      ).statusCode,
    ).toBe(403);
  });

  test('is nobody at the desk with the claims of a customer', async () => {
    expect((await ask('GET /api/desk/closed', { claims: { ...claims, cap: 'desk:audit' } })).statusCode).toBe(
      401,
    );
  });
});
