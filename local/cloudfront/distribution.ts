import type { Answer, Exchange } from '../http/exchange.ts';
import type { Behaviour } from './behaviour.ts';
import { createCompressor, isCompressible, preferredEncoding } from './compression.ts';
import { answerOf, exchangeOf, requestOf, responseOf } from './edge-event.ts';
import type { EdgeContext } from './edge-function.ts';
import { toOrigin } from './origin-request.ts';
import type { ResponseHeadersPolicy } from './policies.ts';

export type Origin = { host: string; path: string; handle(exchange: Exchange): Promise<Answer> };
export type ErrorPage = { status: number; page: string | undefined; becomes: number };

export type DistributionSettings = {
  id: string;
  domainName: string;
  defaultRootObject: string;
  /** In order of precedence; the last one is the default behaviour. */
  behaviours: Behaviour[];
  origins: Map<string, Origin>;
  errorPages: ErrorPage[];
};

const plain = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body: text,
});

/** Answers viewers as a CloudFront distribution. Nothing is cached but compressed files. */
export function createDistribution(
  settings: DistributionSettings,
  log: (line: string) => void,
): (exchange: Exchange) => Promise<Answer> {
  const compress = createCompressor();
  const context = (eventType: string): EdgeContext => ({
    distributionId: settings.id,
    distributionDomainName: settings.domainName,
    eventType,
  });
  const behaviourFor = (path: string): Behaviour => settings.behaviours.find(({ matches }) => matches(path))!;

  const fetchOrigin = async (exchange: Exchange, behaviour: Behaviour): Promise<Answer> => {
    const origin = settings.origins.get(behaviour.originId);
    if (!origin) return plain(502, `The origin ${behaviour.originId} is not played here`);
    const path =
      exchange.path === '/' && settings.defaultRootObject ? `/${settings.defaultRootObject}` : exchange.path;
    const sent = toOrigin({ ...exchange, path }, behaviour.cache, behaviour.originRequest, origin.host);
    return origin.handle({ ...sent, path: origin.path + sent.path });
  };

  /** A page in place of an origin's error: for every origin of the distribution, the API's errors too. */
  const withErrorPage = async (answer: Answer, exchange: Exchange): Promise<Answer> => {
    const rule = settings.errorPages.find(({ status }) => status === answer.status);
    if (!rule?.page) return answer;
    const page = await fetchOrigin(
      { ...exchange, method: 'GET', path: rule.page, query: '' },
      behaviourFor(rule.page),
    );
    return page.status === 200 ? { ...page, status: rule.becomes } : answer;
  };

  const compressed = async (answer: Answer, exchange: Exchange, behaviour: Behaviour): Promise<Answer> => {
    const encoding = preferredEncoding(exchange.headers['accept-encoding'] ?? '');
    const { body, headers } = answer;
    const tag = String(headers['etag'] ?? '');
    const wanted =
      behaviour.compress && behaviour.cache.compresses && encoding && tag && answer.status === 200;
    if (!wanted || headers['content-encoding'] || typeof body === 'string') return answer;
    if (!isCompressible(String(headers['content-type'] ?? ''), body.length)) return answer;
    const result = await compress(tag, body, encoding);
    return {
      ...answer,
      body: result.body,
      headers: {
        ...headers,
        etag: tag.replace(/^(W\/)?/, 'W/'),
        'content-encoding': encoding,
        vary: 'Accept-Encoding',
      },
    };
  };

  return async (viewer) => {
    const behaviour = behaviourFor(viewer.path);
    if (!behaviour.methods.has(viewer.method))
      return plain(403, 'This distribution does not allow that method here');
    let exchange = viewer;
    try {
      if (behaviour.onRequest) {
        const result = await behaviour.onRequest(
          context('viewer-request'),
          viewer.sourceIp,
          requestOf(viewer),
        );
        if ('statusCode' in result) return withPolicy(answerOf(result, ''), behaviour.responseHeaders);
        exchange = exchangeOf(result, viewer);
      }
      let answer = await withErrorPage(await fetchOrigin(exchange, behaviour), exchange);
      answer = withPolicy(await compressed(answer, exchange, behaviour), behaviour.responseHeaders);
      if (!behaviour.onResponse) return answer;
      const result = await behaviour.onResponse(
        context('viewer-response'),
        viewer.sourceIp,
        requestOf(exchange),
        responseOf(answer),
      );
      return 'statusCode' in result ? answerOf(result, answer.body) : answer;
    } catch (error) {
      log(`Distribution ${settings.id}: ${error instanceof Error ? error.stack : String(error)}`);
      return plain(
        503,
        'The CloudFront function associated with the CloudFront distribution is invalid or failed',
      );
    }
  };
}

function withPolicy(answer: Answer, policy: ResponseHeadersPolicy): Answer {
  const headers = { ...answer.headers };
  for (const name of policy.remove) delete headers[name];
  for (const { name, value, override } of policy.set) {
    if (override || headers[name] === undefined) headers[name] = value;
  }
  return { ...answer, headers };
}
