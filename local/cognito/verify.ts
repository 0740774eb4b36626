import { createPublicKey, hash, verify } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

type Claims = Record<string, unknown>;

/** Tokens remembered at most; the oldest go first. */
const capacity = 10_000;

const isRecord = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function decode(part: string | undefined): Claims {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
    if (isRecord(value)) return value;
  } catch {
    // Said below, in the words for both faults.
  }
  throw new Error('the token is malformed');
}

/**
 * The claims that change with time or belong to a route, in the authorizer's order.
 * API Gateway developer guide, "Control access to HTTP APIs with JWT authorizers": `client_id` counts only where
 * there is no `aud`; `exp` must be ahead, `nbf` and `iat` behind.
 */
function checkClaims(claims: Claims, issuer: string, audiences: string[], seconds: number): void {
  if (claims['iss'] !== issuer) throw new Error('the token does not have a valid issuer');
  const named = claims['aud'] ?? claims['client_id'];
  const audience = Array.isArray(named) ? named : [named];
  if (!audience.some((one) => typeof one === 'string' && audiences.includes(one)))
    throw new Error('the token does not have a valid audience');
  if (typeof claims['exp'] !== 'number' || claims['exp'] <= seconds) throw new Error('the token has expired');
  for (const name of ['nbf', 'iat'])
    if (typeof claims[name] === 'number' && Math.floor(claims[name]) > seconds)
      throw new Error('the token is not valid yet');
}

/**
 * A check of bearer tokens as API Gateway's JWT authorizer does it, cheap enough for every request: the signature of
 * a token is checked once, its claims every time.
 * `jwks` gives the public keys of an issuer; `now` is in milliseconds.
 * The check gives the claims, frozen because they are shared, or throws an Error whose message is the reason.
 */
export function createJwtVerifier(
  jwks: (issuer: string) => JsonWebKey[],
  now: () => number,
): (token: string, issuer: string, audiences: string[]) => Record<string, unknown> {
  const keys = new Map<string, KeyObject>();
  const trusted = new Map<string, Claims>();

  function keyOf(issuer: string, kid: unknown): KeyObject {
    const name = `${issuer} ${String(kid)}`;
    const known = keys.get(name);
    if (known) return known;
    const jwk = jwks(issuer).find((one) => one['kid'] === kid);
    if (!jwk) throw new Error('the token is signed with a key that its issuer does not have');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    keys.set(name, key);
    return key;
  }

  function checkSignature(token: string, issuer: string): Claims {
    const parts = token.split('.');
    if (parts.length !== 3) throw new Error('the token is malformed');
    const [header, payload, signature = ''] = parts;
    const { alg, kid } = decode(header);
    if (alg !== 'RS256') throw new Error('the token is not signed with RS256');
    const content = Buffer.from(`${header}.${payload}`);
    if (!verify('RSA-SHA256', content, keyOf(issuer, kid), Buffer.from(signature, 'base64url')))
      throw new Error('the signature of the token is invalid');
    return Object.freeze(decode(payload));
  }

  function remember(name: string, claims: Claims): void {
    const oldest = trusted.size >= capacity ? trusted.keys().next().value : undefined;
    if (oldest !== undefined) trusted.delete(oldest);
    trusted.set(name, claims);
  }

  return (token, issuer, audiences) => {
    const name = hash('sha256', `${issuer} ${token}`, 'base64');
    const known = trusted.get(name);
    const claims = known ?? checkSignature(token, issuer);
    if (!known) remember(name, claims);
    const seconds = Math.floor(now() / 1000);
    if (typeof claims['exp'] === 'number' && claims['exp'] <= seconds) trusted.delete(name);
    checkClaims(claims, issuer, audiences, seconds);
    return claims;
  };
}
