import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Directory } from './directory.ts';
import { notAuthorized } from './error.ts';
import { tokenLifetime } from './settings.ts';
import type { Client, Grant, Pool, User } from './state.ts';

const digest = (secret: string) => createHash('sha256').update(secret).digest('base64');

/** As long as the real ones (about 1,780 characters), so that what has to carry one is tested with its size. */
const secretBytes = 1300;

/** Records a sign-in and gives its refresh token, of which only a hash is kept. */
export function openGrant(directory: Directory, pool: Pool, client: Client, user: User, scope?: string) {
  const now = directory.now();
  for (const [id, grant] of pool.grants) if (grant.expires < now) pool.grants.delete(id);
  const id = randomUUID();
  const secret = randomBytes(secretBytes).toString('base64url');
  const grant: Grant = {
    username: user.username,
    clientId: client.id,
    secretHash: digest(secret),
    authTime: Math.floor(now / 1000),
    expires: now + tokenLifetime(client.settings, 'RefreshToken') * 1000,
    revoked: false,
    ...(scope !== undefined && { scope }),
  };
  pool.grants.set(id, grant);
  return { id, grant, refreshToken: `${id}.${secret}` };
}

export function findGrant(pool: Pool, refreshToken: string): { id: string; grant: Grant } | undefined {
  const [id = '', secret = ''] = refreshToken.split('.');
  const grant = pool.grants.get(id);
  return grant && grant.secretHash === digest(secret) ? { id, grant } : undefined;
}

/** The sign-in behind a refresh token, or NotAuthorizedException with the reason why it is over. */
export function usableGrant(pool: Pool, client: Client, refreshToken: string, now: number) {
  const found = findGrant(pool, refreshToken);
  if (!found || found.grant.clientId !== client.id) throw notAuthorized('Invalid Refresh Token');
  if (found.grant.revoked) throw notAuthorized('Refresh Token has been revoked');
  if (found.grant.expires < now) throw notAuthorized('Refresh Token has expired');
  return found;
}

/** Ends every sign-in of a user: its refresh tokens, and what access tokens may still do at Cognito itself. */
export function revokeAll(pool: Pool, user: User): void {
  for (const grant of pool.grants.values()) if (grant.username === user.username) grant.revoked = true;
}
