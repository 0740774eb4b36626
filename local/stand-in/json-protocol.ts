import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { listen } from './listen.ts';

/** An error as the AWS JSON protocols tell it; `type` names its shape. */
export class ProtocolError extends Error {
  readonly type: string;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(type: string, message: string, status = 400, headers: Record<string, string> = {}) {
    super(message);
    this.name = type.replace(/^.*#/, '');
    this.type = type;
    this.status = status;
    this.headers = headers;
  }
}

/** What an operation does with its parsed input. `left` aborts when the client goes away. */
export type Operation = (input: unknown, left: AbortSignal) => unknown;

/** An operation whose input is parsed by a schema first. */
export function operation<T>(schema: z.ZodType<T>, run: (input: T, left: AbortSignal) => unknown): Operation {
  return (input, left) => run(schema.parse(input), left);
}

/**
 * Serves the AWS JSON protocol on 127.0.0.1: the operation is named by X-Amz-Target, input and output are JSON.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function serveJson(options: {
  port: number;
  version: '1.0' | '1.1';
  now: () => number;
  find: (target: string) => Operation;
  /** Words for an input of the wrong shape. */
  invalid: (reason: string) => ProtocolError;
}): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response));
  return listen(server, options.port);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const left = new AbortController();
    response.on('close', () => left.abort());
    response.setHeader('content-type', `application/x-amz-json-${options.version}`);
    response.setHeader('x-amzn-requestid', randomUUID());
    response.setHeader('date', new Date(options.now()).toUTCString());
    try {
      const run = options.find(String(request.headers['x-amz-target'] ?? ''));
      const output = await run(await readInput(request), left.signal);
      response.end(JSON.stringify(output ?? {}));
    } catch (error) {
      refuse(response, error);
    }
  }

  function refuse(response: ServerResponse, cause: unknown): void {
    const error = cause instanceof z.ZodError ? options.invalid(z.prettifyError(cause)) : cause;
    const told =
      error instanceof ProtocolError
        ? error
        : new ProtocolError('InternalFailure', 'An internal error occurred.', 500);
    if (told !== error) console.error('A stand-in failed unexpectedly.', cause);
    response.writeHead(told.status, told.headers);
    response.end(JSON.stringify({ __type: told.type, message: told.message }));
  }
}

async function readInput(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ProtocolError('SerializationException', 'The request is not JSON.');
  }
}
