import { answerPublish } from '../events/publish.ts';
import type { Topics } from '../events/topics.ts';
import { answerFault } from '../faults/answers.ts';
import { listen, readBody } from '../http/server.ts';
import type { Listening } from '../http/server.ts';
import type { Responses } from '../resources/responses.ts';
import { InvocationError } from './error.ts';
import type { Functions } from './functions.ts';
import type { Asynchronous } from './retries.ts';

type Behind = {
  functions: Functions;
  asynchronous: Asynchronous;
  topics: Topics;
  responses: Responses;
  log: (line: string) => void;
};

/**
 * Lambda's Invoke operation on a port, and what else needs an address: SNS's Publish, the answers of injected faults,
 * and the place where custom resources put their results.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function startLambdaEndpoint(
  port: number,
  { functions, asynchronous, topics, responses, log }: Behind,
): Promise<Listening> {
  return listen(
    port,
    async (request, response) => {
      const url = request.url ?? '/';
      const body = (await readBody(request))?.toString() ?? '';
      if (url.startsWith('/faults/')) return answerFault(url, response);
      if (url.startsWith('/custom-resources/')) {
        responses.accept(url, body);
        return void response.writeHead(200).end();
      }
      if (url === '/') return answerPublish(body, topics, response);
      const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(url)?.[1];
      const target = name && functions.byArn(decodeURIComponent(name));
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
        asynchronous.send(target, event);
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
