import type { Directory } from './directory.ts';
import { notAuthorized, userNotFound } from './error.ts';
import { readSignedToken } from './keys.ts';
import type { Client, Pool, User } from './state.ts';
import { ownAccountScope } from './tokens.ts';

function issuerPool(directory: Directory, token: string): Pool | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const issuer = typeof claims === 'object' && claims && 'iss' in claims ? String(claims.iss) : '';
    return directory.pools.get(issuer.slice(issuer.lastIndexOf('/') + 1));
  } catch {
    return undefined;
  }
}

/**
 * Who an access token speaks for, for the actions that a user does for itself.
 * Throws NotAuthorizedException when the token is forged, over, revoked, or lacks the scope for its own account.
 */
export function openAccessToken(
  directory: Directory,
  token: string,
): { pool: Pool; client: Client; user: User } {
  const pool = issuerPool(directory, token);
  if (!pool) throw notAuthorized('Invalid Access Token');
  const claims = readSignedToken(pool.key, token);
  if (!claims) throw notAuthorized('Could not verify signature for Access Token');
  if (claims['token_use'] !== 'access') throw notAuthorized('Invalid Access Token');
  if (Number(claims['exp']) * 1000 <= directory.now()) throw notAuthorized('Access Token has expired');
  const client = pool.clients.get(String(claims['client_id']));
  if (!client) throw notAuthorized('Invalid Access Token');
  const grant = pool.grants.get(String(claims['origin_jti']));
  if (grant?.revoked) throw notAuthorized('Access Token has been revoked');
  if (
    !String(claims['scope'] ?? '')
      .split(' ')
      .includes(ownAccountScope)
  )
    throw notAuthorized('Access Token does not have required scopes');
  const user = pool.users.get(String(claims['username']));
  if (!user) throw userNotFound();
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return { pool, client, user };
}
