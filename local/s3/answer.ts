import type { Call } from './call.ts';
import { S3Error } from './s3-error.ts';
import { element } from './xml.ts';

const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** Answers with an XML document whose root is `root`. */
export function sendXml(call: Call, root: string, content: string, status = 200): void {
  send(call, status, `<${root} ${namespace}>${content}</${root}>`);
}

/** Answers without a body. */
export function sendEmpty(call: Call, status = 200, headers: Record<string, string> = {}): void {
  call.response.writeHead(status, headers).end();
}

/**
 * Answers an error as S3 does; one that is not S3's own becomes InternalError and is printed.
 * A client that has gone gets nothing, and its leaving is no fault.
 */
export function sendError(call: Call, cause: unknown): void {
  if (call.response.destroyed) return;
  const error = cause instanceof S3Error ? cause : new S3Error('InternalError');
  if (error !== cause) console.error('S3 stand-in: a request failed unexpectedly.', cause);
  if (call.response.headersSent) {
    call.response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(error.headers)) call.response.setHeader(name, value);
  const details = Object.entries(error.details).map(([name, value]) => element(name, value));
  send(
    call,
    error.status,
    `<Error>${element('Code', error.code)}${element('Message', error.message)}${details.join('')}` +
      `${element('RequestId', call.requestId)}${element('HostId', call.requestId)}</Error>`,
  );
}

function send(call: Call, status: number, xml: string): void {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
  call.response.writeHead(status, { 'content-type': 'application/xml' });
  if (call.method === 'HEAD') call.response.end();
  else call.response.end(body);
}
