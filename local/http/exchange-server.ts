import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Exchange } from './exchange.ts';
import { listen, readBody } from './server.ts';
import type { Listening } from './server.ts';

const NO_BODY = new Set(['GET', 'HEAD', 'OPTIONS']);

async function exchangeOf(request: IncomingMessage, bodyLimit: number): Promise<Exchange> {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const headers = request.headers as Record<string, string>;
  const hasBody = !NO_BODY.has(request.method ?? '') || request.headers['content-length'] !== undefined;
  const body = hasBody ? await readBody(request, bodyLimit) : undefined;
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    body,
    bodyTooLarge: hasBody && !body,
    sourceIp: request.socket.remoteAddress?.replace('::ffff:', '') ?? '127.0.0.1',
  };
}

function write(answer: Answer, method: string, response: ServerResponse): void {
  const { status, headers, body } = answer;
  if (status !== 204 && status !== 304) headers['content-length'] ??= String(Buffer.byteLength(body));
  response.writeHead(status, headers);
  response.end(method === 'HEAD' || status === 204 || status === 304 ? undefined : body);
}

/** Serves exchanges on a port. A body over the limit (bytes) is not read on: the exchange then has none. */
export function serveExchanges(
  port: number,
  bodyLimit: number,
  handle: (exchange: Exchange) => Promise<Answer>,
  log: (line: string) => void,
): Promise<Listening> {
  return listen(
    port,
    async (request, response) => {
      const exchange = await exchangeOf(request, bodyLimit);
      write(await handle(exchange), exchange.method, response);
    },
    log,
  );
}
