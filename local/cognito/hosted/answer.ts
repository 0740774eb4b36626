import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Directory } from '../directory.ts';
import { readHosted } from './address.ts';
import { authorize } from './authorize.ts';
import { comeBack } from './come-back.ts';
import { page, type Endpoint } from './exchange.ts';
import { logout } from './logout.ts';
import { token } from './token.ts';

const endpoints: Record<string, Endpoint> = {
  'GET /oauth2/authorize': authorize,
  'GET /oauth2/idpresponse': comeBack,
  'POST /oauth2/token': token,
  'GET /logout': logout,
};

const readForm = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
};

const readCookies = (header = ''): Record<string, string> =>
  Object.fromEntries(
    header
      .split(/; */)
      .filter(Boolean)
      .map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  );

export async function answerHosted(
  directory: Directory,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { name, endpoint } = readHosted(url.pathname);
  const pool = [...directory.pools.values()].find(({ hostedName }) => hostedName === name);
  const play = endpoints[`${request.method} ${endpoint}`];
  const given = request.method === 'POST' ? new URLSearchParams(await readForm(request)) : url.searchParams;
  const cookies = readCookies(request.headers.cookie);
  const answer =
    pool && play
      ? await Promise.resolve(play({ directory, pool, given, cookies })).catch((error: unknown) => {
          console.error('cognito:', error);
          return page(500, 'Something went wrong');
        })
      : page(
          404,
          'The stand-in for Cognito does not play this page; docs/stand-in-cognito.md lists what it plays.',
        );
  response.writeHead(answer.status, { 'cache-control': 'no-store', ...answer.headers }).end(answer.body);
}
