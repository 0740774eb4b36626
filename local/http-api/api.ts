import { randomBytes } from 'node:crypto';
import type { Answer, Exchange } from '../http/exchange.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { answerOf, message } from './answer.ts';
import { authorize } from './authorizer.ts';
import type { JwtAuthorizer, Verify } from './authorizer.ts';
import { createCors } from './cors.ts';
import type { CorsConfiguration } from './cors.ts';
import { eventOf } from './event.ts';
import { createRouter } from './routes.ts';

export type Route = {
  key: string;
  target: LambdaFunction;
  authorizer: JwtAuthorizer | undefined;
  scopes: string[];
};

export type HttpApi = { id: string; handle(exchange: Exchange): Promise<Answer> };

const INTEGRATION_LIMIT_MS = 30_000;
/** The largest request body that an HTTP API takes. */
export const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/** Answers requests as an HTTP API with Lambda integrations, payload format 2.0 and the stage $default. */
export function createHttpApi(api: {
  id: string;
  account: string;
  routes: Route[];
  cors: CorsConfiguration | undefined;
  verify: Verify;
  now: () => number;
  log: (line: string) => void;
}): HttpApi {
  const find = createRouter(api.routes.map((route): [string, Route] => [route.key, route]));
  const cors = createCors(api.cors);

  const respond = async (exchange: Exchange, requestId: string): Promise<Answer> => {
    const preflight = cors.preflight(exchange);
    if (preflight) return preflight;
    const path = decode(exchange.path);
    const match = path === undefined ? undefined : find(exchange.method, path);
    if (path === undefined || !match) return message(404, 'Not Found');
    const { route, parameters } = match;
    if (
      !exchange.body &&
      exchange.headers['content-length'] &&
      Number(exchange.headers['content-length']) > 0
    ) {
      return message(413, 'Request Entity Too Large');
    }
    const decision = route.authorizer && authorize(route.authorizer, route.scopes, exchange, api.verify);
    if (decision && 'refusal' in decision) return decision.refusal;
    const event = eventOf({
      exchange,
      routeKey: route.key,
      path,
      parameters,
      jwt: decision?.jwt,
      apiId: api.id,
      account: api.account,
      requestId,
      now: api.now(),
    });
    try {
      const result = await withinLimit(route.target.invoke(event));
      return result === TOO_SLOW ? message(503, 'Service Unavailable') : answerOf(result);
    } catch (error) {
      api.log(`${route.key} -> ${route.target.name}: ${String(error)}`);
      return message(500, 'Internal Server Error');
    }
  };

  return {
    id: api.id,
    handle: async (exchange) => {
      // The form of API Gateway's own ids: fifteen characters and an equals sign.
      const requestId = `${randomBytes(12).toString('base64').slice(0, 15)}=`;
      const answer = await respond(exchange, requestId);
      Object.assign(answer.headers, cors.headers(exchange), { 'apigw-requestid': requestId });
      return answer;
    },
  };
}

const TOO_SLOW = Symbol('too slow');

async function withinLimit(work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(() => resolve(TOO_SLOW), INTEGRATION_LIMIT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
