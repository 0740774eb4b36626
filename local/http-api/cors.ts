import type { Answer, Exchange } from '../http/exchange.ts';

export type CorsConfiguration = {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  AllowCredentials?: boolean;
  MaxAge?: number;
};

type Cors = {
  /** The answer to a preflight request; undefined for other requests. */
  preflight(exchange: Exchange): Answer | undefined;
  /** The headers that are set on the answer, in place of those of the function. */
  headers(exchange: Exchange): Record<string, string>;
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export function createCors(configuration: CorsConfiguration | undefined): Cors {
  if (!configuration) return { preflight: () => undefined, headers: () => ({}) };
  const {
    AllowOrigins = [],
    AllowMethods = [],
    AllowHeaders = [],
    ExposeHeaders = [],
    MaxAge,
  } = configuration;
  const allowed = ({ headers }: Exchange): Record<string, string> => {
    const { origin } = headers;
    if (!origin || !(AllowOrigins.includes('*') || AllowOrigins.includes(origin))) return {};
    return {
      'access-control-allow-origin': AllowOrigins.includes('*') ? '*' : origin,
      ...(configuration.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    };
  };
  return {
    preflight: (exchange) => {
      if (exchange.method !== 'OPTIONS' || !exchange.headers['access-control-request-method'])
        return undefined;
      const origin = allowed(exchange);
      const granted = Object.keys(origin).length > 0;
      const headers = {
        ...origin,
        ...(granted && AllowMethods.length && { 'access-control-allow-methods': AllowMethods.join(',') }),
        ...(granted && AllowHeaders.length && { 'access-control-allow-headers': AllowHeaders.join(',') }),
        ...(granted && MaxAge !== undefined && { 'access-control-max-age': String(MaxAge) }),
      };
      return { status: 204, headers, body: '' };
    },
    headers: (exchange) => {
      const origin = allowed(exchange);
      if (!Object.keys(origin).length) return {};
      return {
        ...origin,
        ...(ExposeHeaders.length && { 'access-control-expose-headers': ExposeHeaders.join(',') }),
      };
    },
  };
}
