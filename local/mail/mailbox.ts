import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { CREDENTIALS } from '../aws/credentials.ts';
import type { Mail } from './mail.ts';
import { mailOf } from './request.ts';

export type Mailbox = {
  /** Every mail that SES took since the start or the last clearing, oldest first. */
  mails(): Promise<Mail[]>;
  clear(): Promise<void>;
  /** Sends a mail as Cognito does, through SES. */
  deliver(mail: { from?: string; to: string; subject: string; html: string }): Promise<void>;
  stop(): Promise<void>;
};

type StartSes = (config: { host: string; port: number }) => Promise<Server>;
type Sent = { path: string; body: string; at: number };

const COGNITO_SENDER = 'no-reply@verificationemail.com';

/** Plays SES with aws-ses-v2-local, whose inbox is a web page on the same port, and keeps what was sent for tests. */
export async function startMailbox(port: number, region: string, now: () => number): Promise<Mailbox> {
  const { default: start } = createRequire(import.meta.url)('aws-ses-v2-local') as { default: StartSes };
  const server = await start({ host: '127.0.0.1', port });
  if (!server.listening) await once(server, 'listening');
  let sent: Sent[] = [];
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'POST') record(request, response, now, (mail) => sent.push(mail));
  });
  const client = new SESClient({ region, endpoint: `http://127.0.0.1:${port}`, credentials: CREDENTIALS });
  return {
    mails: async () => {
      const mails = await Promise.all(sent.map(({ path, body, at }) => mailOf(path, body, at)));
      return mails.filter((mail) => mail !== undefined);
    },
    clear: async () => {
      sent = [];
      await fetch(`http://127.0.0.1:${port}/clear-store`, { method: 'POST' });
    },
    deliver: async ({ from, to, subject, html }) => {
      const Data = Buffer.from(
        [
          `From: ${from ?? COGNITO_SENDER}`,
          `To: ${to}`,
          `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
          'MIME-Version: 1.0',
          'Content-Type: text/html; charset=utf-8',
          'Content-Transfer-Encoding: base64',
          '',
          Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n'),
        ].join('\r\n'),
      );
      await client.send(new SendRawEmailCommand({ RawMessage: { Data }, Destinations: [to] }));
    },
    stop: async () => {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reads along while the stand-in reads; a mail counts when the stand-in took it. */
function record(
  request: IncomingMessage,
  response: ServerResponse,
  now: () => number,
  keep: (mail: Sent) => void,
): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('finish', () => {
    const path = request.url ?? '/';
    if (response.statusCode !== 200 || (path !== '/' && path !== '/v2/email/outbound-emails')) return;
    keep({ path, body: Buffer.concat(chunks).toString(), at: now() });
  });
}
