import { createHash } from 'node:crypto';
import { CognitoError } from '../error.ts';
import { issueTokens } from '../tokens.ts';
import type { Endpoint, HostedAnswer } from './exchange.ts';
import type { Wish } from './memory.ts';

const json = (status: number, body: object): HostedAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const refuse = (error: string) => json(400, { error });

/** RFC 7636, section 4.6. */
const provesItself = ({ challenge }: Wish, verifier: string | null): boolean =>
  challenge === undefined
    ? verifier === null
    : createHash('sha256')
        .update(verifier ?? '')
        .digest('base64url') === challenge;

/** The token endpoint, for codes of clients without a secret. Developer guide, "The token issuer endpoint". */
export const token: Endpoint = async ({ directory, pool, given }) => {
  const client = pool.clients.get(given.get('client_id') ?? '');
  if (!client || client.secret) return refuse('invalid_client');
  if (given.get('grant_type') !== 'authorization_code') return refuse('unsupported_grant_type');
  // Taken at the first try, right or wrong: a code is good once.
  const code = directory.hosted.codes.take(given.get('code') ?? '');
  const user = code && pool.users.get(code.username);
  if (!user?.enabled || code?.wish.clientId !== client.id) return refuse('invalid_grant');
  const { wish } = code;
  if (wish.redirectUri !== given.get('redirect_uri') || !provesItself(wish, given.get('code_verifier')))
    return refuse('invalid_grant');
  try {
    const { scope, nonce } = wish;
    const tokens = await issueTokens(
      directory,
      { pool, client, user },
      { source: 'HostedAuth', scope, nonce },
    );
    return json(200, {
      id_token: tokens.IdToken,
      access_token: tokens.AccessToken,
      refresh_token: tokens.RefreshToken,
      expires_in: tokens.ExpiresIn,
      token_type: tokens.TokenType,
    });
  } catch (error) {
    if (error instanceof CognitoError) return refuse('invalid_grant');
    throw error;
  }
};
