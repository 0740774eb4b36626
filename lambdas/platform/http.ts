import lambdaHandler from '@middy/core';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context as LambdaContext,
} from 'aws-lambda';
import { assertStillIn, customerFrom, staffFrom, type Claims } from './access.ts';
import type { Cookies, Viewer } from './caller.ts';
import type { Actor, Context, Customer, Staff, System } from './context.ts';
import { system } from './context.ts';
import {
  changes,
  needsKey,
  routeKey,
  type Contract,
  type Input,
  type Output,
  type Redirect,
  type Route,
} from './contract.ts';
import { Stale } from './commit.ts';
import type { Key } from './entity.ts';
import { has, readStamps, tagOf } from './freshness.ts';
import { log } from './log.ts';
import { AppError, notFound, problemStatus, type FieldProblem, type Problem } from './problem.ts';

/** One request from the gateway's event to the use case and back: the same for every route. */

export type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type ActorOf<R extends Route> = R['app'] extends 'portal'
  ? Customer
  : R['app'] extends 'desk'
    ? Staff
    : System;
export type Caller<R extends Route> = Context<ActorOf<R>> & { cookies: Cookies; viewer: Viewer };
export type UseCase<R extends Route> = (context: Caller<R>, input: Input<R>) => Promise<Output<R>>;
/** A use case whose answers depend on these stamps and on nothing else that can change (freshness.ts). */
export type FollowedUseCase<R extends Route> = {
  read: UseCase<R>;
  follows: (context: Caller<R>, input: Input<R>) => Key[];
};
export type UseCases<C extends Contract> = {
  [K in keyof C]: C[K] extends { conditional: true } ? FollowedUseCase<C[K]> : UseCase<C[K]>;
};

type AnyCaller = Context & { cookies: Cookies; viewer: Viewer };
type Bound = {
  route: Route;
  read: (context: AnyCaller, input: Input<Route>) => Promise<unknown>;
  follows?: (context: AnyCaller, input: Input<Route>) => Key[];
};

/** The routes of a contract that belong to one application. */
type Of<C extends Contract, A extends Route['app']> = {
  [K in keyof C as C[K]['app'] extends A ? K : never]: C[K];
};

/** Binds a contract's routes of one application to its use cases; a route without one does not compile. */
export const bindApp = <A extends Route['app'], C extends Contract>(
  app: A,
  contract: C,
  useCases: UseCases<Of<C, A>>,
): Bound[] =>
  Object.entries(contract)
    .filter(([, route]) => route.app === app)
    .map(([name, route]) => {
      const useCase = useCases[name as keyof typeof useCases] as unknown as
        | Bound['read']
        | Omit<Bound, 'route'>;
      return typeof useCase === 'function' ? { route, read: useCase } : { route, ...useCase };
    });

/** The Lambda handler of an API function. */
export function httpHandler(...bound: Bound[][]) {
  const byKey = new Map(bound.flat().map((one) => [routeKey(one.route), one]));
  return lambdaHandler(
    async (event: Event, lambda: LambdaContext): Promise<APIGatewayProxyStructuredResultV2> => {
      const found = byKey.get(event.routeKey);
      if (!found) throw new AppError('not-found', 'There is nothing at this address.');
      return serve(found, event, lambda);
    },
  ).onError((request) => {
    request.response = problemAnswer(request.error, request.event.requestContext.requestId);
  });
}

async function serve(
  bound: Bound,
  event: Event,
  lambda: LambdaContext,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { route } = bound;
  const cookies: Cookies = { incoming: parseCookies(event.cookies), outgoing: [] };
  const actor = actorFor(route, event);
  const onceKey = event.headers['idempotency-key'];
  if (needsKey(route)) requireKey(onceKey);
  const viewer = viewerOf(event.headers);
  const context = { actor, now: new Date(), requestId: lambda.awsRequestId, onceKey, cookies, viewer };
  if (bound.follows) return serveConditionally(bound, context, event);
  if (!changes(route) && actor.kind !== 'system') await assertStillIn(actor);
  return answer(route, cookies, await bound.read(context, parseInput(route, event)));
}

/** First the stamps, beside the look at the person's access; what the answer is made of only when they have changed. */
async function serveConditionally(
  { route, read, follows }: Bound,
  context: AnyCaller,
  event: Event,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { actor, cookies, now } = context;
  const input = parseInput(route, event);
  const [stamps] = await Promise.all([
    readStamps(follows?.(context, input) ?? []),
    actor.kind === 'system' ? undefined : assertStillIn(actor),
  ]);
  const tag = tagOf(route, actor, input, stamps, now);
  const headers: Record<string, string> = { 'cache-control': 'no-store', ...(tag && { etag: tag }) };
  if (has(event.headers['if-none-match'], tag)) return { statusCode: 304, headers };
  return answer(route, cookies, await read(context, input), headers);
}

function answer(
  route: Route,
  { outgoing }: Cookies,
  output: unknown,
  headers: Record<string, string> = { 'cache-control': 'no-store' },
): APIGatewayProxyStructuredResultV2 {
  if (route.redirects) {
    const { location } = output as Redirect;
    return { statusCode: 302, headers: { ...headers, location }, cookies: outgoing };
  }
  if (!route.response) return { statusCode: 204, headers, cookies: outgoing };
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': 'application/json' },
    cookies: outgoing,
    body: JSON.stringify(route.response.parse(output)),
  };
}

function actorFor(route: Route, event: Event): Actor {
  if (route.app === 'session') return system;
  const claims = event.requestContext.authorizer.jwt.claims as Claims;
  const actor = route.app === 'portal' ? customerFrom(claims) : staffFrom(claims);
  if (!(actor.capabilities as ReadonlySet<string>).has(route.can))
    throw new AppError(
      'forbidden',
      'Your security level does not include this. An administrator of your company can change it.',
    );
  return actor;
}

function requireKey(key: string | undefined): void {
  if (!key || !/^[A-Za-z0-9-]{16,64}$/.test(key))
    throw new AppError(
      'malformed',
      'The request lacks an Idempotency-Key header of 16 to 64 letters, digits and dashes.',
    );
}

const viewerOf = (headers: Event['headers']): Viewer => ({
  agent: headers['user-agent'],
  city: headers['cloudfront-viewer-city'],
  country: headers['cloudfront-viewer-country-name'],
});

const parseCookies = (cookies: string[] | undefined): Record<string, string> =>
  Object.fromEntries(
    (cookies ?? []).map((cookie) => [
      cookie.slice(0, cookie.indexOf('=')),
      cookie.slice(cookie.indexOf('=') + 1),
    ]),
  );

/** The largest body that any route takes, in bytes. */
const maxBody = 200_000;

function parseInput(route: Route, event: Event): Input<Route> {
  const fields: FieldProblem[] = [];
  const part = (schema: Route['body'], value: unknown, bare: boolean) => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      fields.push({ path: issue.path.join('.') || (bare ? 'body' : ''), message: issue.message });
    return undefined;
  };
  // A path that cannot name anything is a thing that does not exist.
  const params = route.params?.safeParse(event.pathParameters ?? {});
  if (params && !params.success) throw notFound(thingNamedBy(params.error.issues[0]?.path[0]));
  const query = part(route.query, event.queryStringParameters ?? {}, false);
  const body = part(route.body, route.body ? readBody(event) : undefined, true);
  if (fields.length > 0) throw new AppError('invalid', fields[0]!.message, fields);
  return { params: params?.data, query, body } as Input<Route>;
}

/** What a part of a path names, as its people say: `companyId` a company, `number` a ticket. */
function thingNamedBy(parameter: PropertyKey | undefined): string {
  if (parameter === 'number') return 'ticket';
  return /^[a-z]+(?=Id$)/.exec(String(parameter))?.[0] ?? 'page';
}

function readBody(event: Event): unknown {
  const text = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64').toString()
    : (event.body ?? '');
  if (Buffer.byteLength(text) > maxBody)
    throw new AppError('too-large', 'This is more text than we can take at once. Please shorten it.');
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('malformed', 'The request is not valid JSON.');
  }
}

const titles: Record<AppError['code'], string> = {
  invalid: 'Some fields need your attention',
  malformed: 'We could not read this request',
  'signed-out': 'You are signed out',
  forbidden: 'This is not open to you',
  'not-found': 'Not found',
  conflict: 'Somebody else changed this',
  'out-of-turn': 'This is not possible now',
  'already-done': 'This was done already',
  'too-large': 'Too large',
  'too-many': 'Too many tries',
  unavailable: 'Please try again in a moment',
  internal: 'Something went wrong on our side',
};

/** Errors that people can be told of: ours, a race that was lost to the end, and services that were busy or ill for a moment. */
function knownProblem(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof Stale)
    return new AppError(
      'conflict',
      'Somebody else changed this while we were saving. Please look at it again.',
    );
  const { $fault, $retryable } = error as { $fault?: string; $retryable?: unknown };
  if ($fault !== 'server' && !$retryable) return undefined;
  log.error('A service did not answer', { error });
  return new AppError('unavailable', 'Something did not answer in time. Nothing is lost: please try again.');
}

function problemAnswer(error: unknown, requestId: string): APIGatewayProxyStructuredResultV2 {
  const known = knownProblem(error);
  if (!known) log.error('unexpected', { requestId, error });
  const code = known?.code ?? 'internal';
  const detail =
    known?.message ??
    'Something went wrong on our side. Please try again; if it stays, tell us the number below.';
  const problem: Problem = {
    type: `urn:foyer:problem:${code}`,
    title: titles[code],
    status: problemStatus[code],
    code,
    detail,
    requestId,
    ...(known?.fields && { fields: known.fields }),
    ...(known?.ticket && { ticket: known.ticket }),
  };
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify(problem),
  };
}
