import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Exchange } from '../http/exchange.ts';

export type ApiEvent = Omit<APIGatewayProxyEventV2, 'requestContext'> & {
  requestContext: APIGatewayProxyEventV2['requestContext'] & {
    authorizer?: Omit<APIGatewayProxyEventV2WithJWTAuthorizer['requestContext']['authorizer'], 'jwt'> & {
      jwt: { claims: Record<string, string>; scopes: string[] | null };
    };
  };
};

type Facts = {
  exchange: Exchange;
  routeKey: string;
  /** The path without percent-encoding. */
  path: string;
  parameters: Record<string, string>;
  jwt: { claims: Record<string, string>; scopes: string[] | null } | undefined;
  apiId: string;
  account: string;
  requestId: string;
  now: number;
};

/** Types whose bodies reach the function as text. Everything else, forms too, is Base64. */
const TEXT = /^(text\/|application\/(json|xml|javascript|[\w.-]+\+(json|xml))\b)/i;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html, format 2.0 */
export function eventOf(facts: Facts): ApiEvent {
  const { exchange, path, parameters } = facts;
  const { cookie, ...headers } = exchange.headers;
  const { body } = exchange;
  const isBase64Encoded = !!body?.length && !TEXT.test(headers['content-type'] ?? '');
  const host = headers['host'] ?? '';
  return {
    version: '2.0',
    routeKey: facts.routeKey,
    rawPath: path,
    rawQueryString: exchange.query,
    ...(cookie && { cookies: cookie.split(/; */) }),
    headers,
    ...(exchange.query && { queryStringParameters: queryOf(exchange.query) }),
    requestContext: {
      accountId: facts.account,
      apiId: facts.apiId,
      ...(facts.jwt && { authorizer: { principalId: '', integrationLatency: 0, jwt: facts.jwt } }),
      domainName: host,
      domainPrefix: host.split('.')[0]!,
      http: {
        method: exchange.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: exchange.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: facts.requestId,
      routeKey: facts.routeKey,
      stage: '$default',
      time: logTime(facts.now),
      timeEpoch: facts.now,
    },
    ...(Object.keys(parameters).length && { pathParameters: parameters }),
    ...(body?.length && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

/** Several values of one name are joined with commas. */
function queryOf(query: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}

/** For example 22/Nov/2026:21:57:56 +0000 */
function logTime(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
