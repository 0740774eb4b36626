import type { Answer, Exchange } from '../http/exchange.ts';
import { message } from './answer.ts';

export type JwtAuthorizer = {
  issuer: string;
  audiences: string[];
  /** For example `$request.header.Authorization`. */
  identitySource: string;
};

/** Checks signature, issuer, audience and times; throws with the reason. */
export type Verify = (token: string, issuer: string, audiences: string[]) => Record<string, unknown>;

export type Jwt = { claims: Record<string, string>; scopes: string[] | null };

/**
 * Decides as the JWT authorizer of an HTTP API: 401 without a good token, 403 when it has none of the route's scopes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function authorize(
  authorizer: JwtAuthorizer,
  routeScopes: string[],
  exchange: Exchange,
  verify: Verify,
): { jwt: Jwt } | { refusal: Answer } {
  const token = tokenOf(authorizer.identitySource, exchange);
  if (!token) return { refusal: message(401, 'Unauthorized', { 'www-authenticate': 'Bearer' }) };
  let claims: Record<string, unknown>;
  try {
    claims = verify(token, authorizer.issuer, authorizer.audiences);
  } catch {
    const reason = 'Bearer scope="" error="invalid_token"';
    return { refusal: message(401, 'Unauthorized', { 'www-authenticate': reason }) };
  }
  if (routeScopes.length) {
    const granted = new Set(String(claims['scope'] ?? claims['scp'] ?? '').split(' '));
    if (!routeScopes.some((scope) => granted.has(scope))) return { refusal: message(403, 'Forbidden') };
  }
  return { jwt: { claims: texts(claims), scopes: routeScopes.length ? routeScopes : null } };
}

function tokenOf(source: string, exchange: Exchange): string | undefined {
  const [, kind, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  const value =
    kind === 'header' ? exchange.headers[name.toLowerCase()] : new URLSearchParams(exchange.query).get(name);
  return value?.replace(/^Bearer /i, '') || undefined;
}

/** API Gateway hands every claim over as text: lists as `[a b]`, objects as `map[key:value]`. */
const texts = (claims: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, text(value)]));

function text(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`;
  if (value && typeof value === 'object') {
    return `map[${Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${key}:${text(item)}`)
      .join(' ')}]`;
  }
  return String(value);
}
