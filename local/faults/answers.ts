import type { ServerResponse } from 'node:http';

type Refusal = { status: number; code: string };

const THROTTLES: Record<string, Refusal> = {
  dynamodb: { status: 400, code: 'ProvisionedThroughputExceededException' },
  s3: { status: 503, code: 'SlowDown' },
  sqs: { status: 400, code: 'ThrottlingException' },
  ses: { status: 400, code: 'Throttling' },
  sns: { status: 400, code: 'Throttling' },
  'cognito-idp': { status: 400, code: 'TooManyRequestsException' },
  lambda: { status: 429, code: 'TooManyRequestsException' },
};
const throttleOf = (service: string): Refusal =>
  THROTTLES[service] ?? { status: 400, code: 'ThrottlingException' };

const failureOf = (service: string): Refusal =>
  service === 'dynamodb'
    ? { status: 500, code: 'InternalServerError' }
    : service === 's3'
      ? { status: 500, code: 'InternalError' }
      : { status: 500, code: 'InternalFailure' };

const XML = new Set(['s3', 'ses', 'sns']);

/** Answers a request that a fault sent to `/faults/<kind>/<service>`, in the words and the format of that service. */
export function answerFault(path: string, response: ServerResponse): void {
  const [, , kind, service = ''] = path.split('/');
  const { status, code } = kind === 'throttle' ? throttleOf(service) : failureOf(service);
  const message = 'A fault was injected here';
  if (XML.has(service)) {
    const error = `<Code>${code}</Code><Message>${message}</Message>`;
    const body =
      service === 's3'
        ? `<?xml version="1.0"?><Error>${error}</Error>`
        : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>fault</RequestId></ErrorResponse>`;
    response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
    return;
  }
  response
    .writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code })
    .end(JSON.stringify({ __type: code, message }));
}
