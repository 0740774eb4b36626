// The load generator: a process of its own, so that its CPU time is not counted with the host's.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Block, BlockResult, Request } from './load.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends one request and reads its whole answer; the time is in milliseconds. */
function send(site: string, cookie: string, { method, path, body }: Request): Promise<[number, number]> {
  const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const headers = {
    cookie,
    ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
    ...(content && { 'content-type': 'application/json', 'content-length': content.length }),
  };
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const sent = request(`${site}${path}`, { method, headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve([answer.statusCode ?? 0, performance.now() - begun]));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(content);
  });
}

process.on('message', async ({ site, cookie, requests }: Block) => {
  const result: BlockResult = { times: [], refused: [] };
  for (const each of requests) {
    const [status, time] = await send(site, cookie, each);
    result.times.push(time);
    if (status >= 300) result.refused.push(status);
  }
  process.send?.(result);
});
