import type { Answer } from '../http/exchange.ts';

type ProxyResult = {
  statusCode: number;
  headers?: Record<string, unknown>;
  cookies?: string[];
  body?: unknown;
  isBase64Encoded?: boolean;
};

/** Lambda's limit for the result of a synchronous invocation. */
const LAMBDA_LIMIT_BYTES = 6 * 1024 * 1024;

export const message = (status: number, text: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message: text }),
});

const isProxyResult = (result: unknown): result is ProxyResult =>
  typeof result === 'object' && result !== null && 'statusCode' in result;

/**
 * Makes a response from what a function returned, by the rules of payload format 2.0: without `statusCode` the whole
 * result is the body, as JSON with status 200.
 */
export function answerOf(result: unknown): Answer {
  if (!isProxyResult(result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return limited({ status: 200, headers: { 'content-type': 'application/json' }, body });
  }
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = result;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof body !== 'string') {
    return message(500, 'Internal Server Error');
  }
  const answered: Answer['headers'] = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) answered[name.toLowerCase()] = String(value);
  }
  if (cookies?.length) answered['set-cookie'] = cookies;
  if (body) answered['content-type'] ??= 'text/plain; charset=utf-8';
  return limited({ status, headers: answered, body: isBase64Encoded ? Buffer.from(body, 'base64') : body });
}

const limited = (answer: Answer): Answer =>
  Buffer.byteLength(answer.body) > LAMBDA_LIMIT_BYTES ? message(500, 'Internal Server Error') : answer;
