import type { Answer, Exchange } from '../http/exchange.ts';

/** A value of a CloudFront Functions event; several of one name stand in `multiValue`. */
export type EdgeValue = {
  value: string;
  attributes?: string;
  multiValue?: { value: string; attributes?: string }[];
};
type EdgeValues = Record<string, EdgeValue>;

export type EdgeRequest = {
  method: string;
  uri: string;
  querystring: EdgeValues;
  headers: EdgeValues;
  cookies: EdgeValues;
};
export type EdgeResponse = {
  statusCode: number;
  statusDescription?: string;
  headers?: EdgeValues;
  cookies?: EdgeValues;
  body?: string | { encoding: 'text' | 'base64'; data: string };
};

const add = (values: EdgeValues, name: string, entry: { value: string; attributes?: string }): void => {
  const known = values[name];
  if (!known) values[name] = { ...entry };
  else
    (known.multiValue ??= [
      { value: known.value, ...(known.attributes && { attributes: known.attributes }) },
    ]).push(entry);
};

const entriesOf = (values: EdgeValues = {}): [string, { value: string; attributes?: string }][] =>
  Object.entries(values).flatMap(([name, value]) =>
    (value.multiValue?.length ? value.multiValue : [value]).map((each): [string, { value: string }] => [
      name,
      each,
    ]),
  );

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
export function requestOf(exchange: Exchange): EdgeRequest {
  const { cookie = '', ...lines } = exchange.headers;
  const headers: EdgeValues = {};
  for (const [name, value] of Object.entries(lines)) headers[name] = { value };
  const cookies: EdgeValues = {};
  for (const part of cookie.split(/; */)) {
    const equals = part.indexOf('=');
    if (equals > 0) add(cookies, part.slice(0, equals), { value: part.slice(equals + 1) });
  }
  const querystring: EdgeValues = {};
  for (const part of exchange.query.split('&')) {
    const equals = part.indexOf('=');
    if (part)
      add(querystring, equals < 0 ? part : part.slice(0, equals), {
        value: equals < 0 ? '' : part.slice(equals + 1),
      });
  }
  return { method: exchange.method, uri: exchange.path, querystring, headers, cookies };
}

/** The exchange as the function left its request. The method and the body cannot be changed. */
export function exchangeOf(request: EdgeRequest, before: Exchange): Exchange {
  const headers: Record<string, string> = {};
  for (const [name, { value }] of entriesOf(request.headers)) {
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
  }
  const cookies = entriesOf(request.cookies).map(([name, { value }]) => `${name}=${value}`);
  if (cookies.length) headers['cookie'] = cookies.join('; ');
  const query = entriesOf(request.querystring).map(([name, { value }]) =>
    value === '' ? name : `${name}=${value}`,
  );
  return { ...before, path: request.uri, query: query.join('&'), headers };
}

export function responseOf(answer: Answer): EdgeResponse {
  const headers: EdgeValues = {};
  const cookies: EdgeValues = {};
  for (const [name, lines] of Object.entries(answer.headers)) {
    for (const value of [lines].flat()) {
      if (name === 'set-cookie') {
        const [, key = '', content = '', attributes] = /^([^=]+)=([^;]*)(?:; *(.*))?$/.exec(value) ?? [];
        add(cookies, key, { value: content, ...(attributes && { attributes }) });
      } else add(headers, name, { value });
    }
  }
  return { statusCode: answer.status, statusDescription: '', headers, cookies };
}

/** The answer as a function made or changed it. A changed response keeps its body unless the function gives another. */
export function answerOf(response: EdgeResponse, body: string | Buffer): Answer {
  const headers: Answer['headers'] = {};
  for (const [name, { value }] of entriesOf(response.headers)) {
    const key = name.toLowerCase();
    const known = headers[key];
    headers[key] = known === undefined ? value : [known, value].flat();
  }
  const cookies = entriesOf(response.cookies).map(
    ([name, { value, attributes }]) => `${name}=${value}${attributes ? `; ${attributes}` : ''}`,
  );
  if (cookies.length) headers['set-cookie'] = cookies;
  const given = response.body;
  const content =
    given === undefined
      ? body
      : typeof given === 'string'
        ? given
        : Buffer.from(given.data, given.encoding === 'base64' ? 'base64' : 'utf8');
  return { status: Number(response.statusCode), headers, body: content };
}
