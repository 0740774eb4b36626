import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import type { PoolKey } from './state.ts';

const parsed = new WeakMap<PoolKey, { privateKey: KeyObject; publicKey: KeyObject }>();

function keyObjects(key: PoolKey) {
  const known = parsed.get(key);
  if (known) return known;
  const privateKey = createPrivateKey(key.privatePem);
  const pair = { privateKey, publicKey: createPublicKey(privateKey) };
  parsed.set(key, pair);
  return pair;
}

/** A new RSA key for a pool's tokens. Its id is derived from the key, so that two keys never share one. */
export function createPoolKey(): PoolKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    kid: createHash('sha256').update(der).digest('base64'),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The public half, as the pool's JWKS shows it (RFC 7517). */
export function publicJwk(key: PoolKey): JsonWebKey {
  const { publicKey } = keyObjects(key);
  return { ...publicKey.export({ format: 'jwk' }), kid: key.kid, alg: 'RS256', use: 'sig' };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed JWT (RFC 7515, RS256). */
export function signToken(key: PoolKey, claims: Record<string, unknown>): string {
  const content = `${encode({ kid: key.kid, alg: 'RS256' })}.${encode(claims)}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), keyObjects(key).privateKey).toString('base64url')}`;
}

/** The claims of a token that this key has signed, else nothing. Says nothing about its age. */
export function readSignedToken(key: PoolKey, token: string): Record<string, unknown> | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const content = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', content, keyObjects(key).publicKey, Buffer.from(signature, 'base64url')))
    return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}
