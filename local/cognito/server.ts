import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { Directory } from './directory.ts';
import { CognitoError } from './error.ts';
import { isHosted } from './hosted/address.ts';
import { answerHosted } from './hosted/answer.ts';
import { publicJwk } from './keys.ts';
import { openOperations, signedOperations } from './operations.ts';

const target = 'AWSCognitoIdentityProviderService.';

function send(response: ServerResponse, status: number, body: object, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  try {
    return JSON.parse(Buffer.concat(parts).toString() || '{}');
  } catch {
    throw new CognitoError('SerializationException', 'The request body is not JSON.');
  }
}

async function perform(directory: Directory, request: IncomingMessage): Promise<object> {
  const header = String(request.headers['x-amz-target'] ?? '');
  const name = header.startsWith(target) ? header.slice(target.length) : '';
  const body = await readJson(request);
  const open = openOperations[name];
  if (open) return open(directory, body);
  const signed = signedOperations[name];
  if (!signed)
    throw new CognitoError(
      'UnknownOperationException',
      `The stand-in for Cognito does not play "${name || header}"; docs/stand-in-cognito.md lists what it plays.`,
    );
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 '))
    throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  return signed(directory, body);
}

/** The AWS JSON 1.1 protocol: errors carry their name in `__type` and in a header. */
async function answerAction(directory: Directory, request: IncomingMessage, response: ServerResponse) {
  response.setHeader('x-amzn-requestid', randomUUID());
  const type = 'application/x-amz-json-1.1';
  try {
    send(response, 200, await perform(directory, request), type);
  } catch (error) {
    const known = error instanceof CognitoError;
    if (!known) console.error('cognito:', error);
    const name = known ? error.name : 'InternalErrorException';
    const message = known ? error.message : 'Something went wrong';
    response.setHeader('x-amzn-errortype', `${name}:`);
    response.setHeader('x-amzn-errormessage', encodeURI(message));
    send(response, known ? 400 : 500, { __type: name, message }, type);
  }
}

/** What anyone may read of a pool, to check its tokens (OpenID Connect Discovery 1.0). */
function answerDiscovery(directory: Directory, path: string, response: ServerResponse): void {
  const [, poolId = '', , document] = path.split('/');
  const pool = directory.pools.get(poolId);
  const issuer = directory.issuer(poolId);
  if (!pool) send(response, 404, { message: `User pool ${poolId} does not exist.` });
  else if (document === 'jwks.json') send(response, 200, { keys: [publicJwk(pool.key)] });
  else if (document === 'openid-configuration')
    send(response, 200, {
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'token'],
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      subject_types_supported: ['public'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    });
  else send(response, 404, { message: 'Not found' });
}

/** Listens on 127.0.0.1 only. */
export function createCognitoServer(directory: Directory): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (isHosted(path)) void answerHosted(directory, request, response);
    else if (request.method === 'POST') void answerAction(directory, request, response);
    else if (path.includes('/.well-known/')) answerDiscovery(directory, path, response);
    else send(response, 404, { message: 'Not found' });
  });
}
