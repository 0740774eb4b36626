import { answerFault } from '../faults/answers.ts';
import { listen, readBody } from '../http/server.ts';
import type { Listening } from '../http/server.ts';
import { InvocationError } from './error.ts';
import type { Functions } from './functions.ts';
import type { Asynchronous } from './retries.ts';

/**
 * Lambda's Invoke operation, and the answers of injected faults, on one port.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function startLambdaEndpoint(
  port: number,
  functions: () => Functions,
  asynchronous: () => Asynchronous,
  log: (line: string) => void,
): Promise<Listening> {
  return listen(
    port,
    async (request, response) => {
      const url = request.url ?? '/';
      const body = (await readBody(request))?.toString() ?? '';
      if (url.startsWith('/faults/')) return answerFault(url, response);
      const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(url)?.[1];
      const target = name && functions().byArn(decodeURIComponent(name));
      if (!target) {
        const error = { Type: 'User', Message: `Function not found: ${decodeURIComponent(name ?? url)}` };
        response
          .writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' })
          .end(JSON.stringify(error));
        return;
      }
      const event: unknown = JSON.parse(body || '{}');
      const kind = request.headers['x-amz-invocation-type'];
      if (kind === 'DryRun') return void response.writeHead(204).end();
      if (kind === 'Event') {
        asynchronous().send(target, event);
        return void response.writeHead(202).end();
      }
      const headers = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' };
      try {
        const result = await target.invoke(event);
        response.writeHead(200, headers).end(JSON.stringify(result));
      } catch (error) {
        if (!(error instanceof InvocationError)) throw error;
        response
          .writeHead(200, { ...headers, 'x-amz-function-error': 'Unhandled' })
          .end(JSON.stringify(error.payload));
      }
    },
    log,
  );
}
