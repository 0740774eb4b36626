import { SendEmailCommand, SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startMailbox } from '../../local/mail/mailbox.ts';
import type { Mailbox } from '../../local/mail/mailbox.ts';
import { freeBlock } from './fixture/cloud.ts';

let mailbox: Mailbox;
let ses: SESClient;
let address: string;
beforeAll(async () => {
  const port = await freeBlock();
  address = `http://127.0.0.1:${port}`;
  mailbox = await startMailbox(port, 'us-east-1', () => 5);
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  ses = new SESClient({ endpoint: address, region: 'us-east-1', credentials, maxAttempts: 1 });
});
beforeEach(() => mailbox.clear());
afterAll(() => mailbox.stop());

const RAW = [
  'From: Portal <no-reply@example.com>',
  'To: Ann <ann@example.com>',
  'Cc: bob@example.com',
  'Reply-To: reply+token@example.com',
  'Subject: =?utf-8?Q?H=C3=A9?=',
  'Message-ID: <one@example.com>',
  'References: <zero@example.com>',
  'List-Unsubscribe: <https://example.com/stop>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=B',
  '',
  '--B',
  'Content-Type: multipart/alternative; boundary=A',
  '',
  '--A',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'words',
  '--A',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<b>words</b>',
  '--A--',
  '--B',
  'Content-Type: text/csv',
  'Content-Disposition: attachment; filename="f.csv"',
  '',
  'a,b',
  '--B--',
].join('\r\n');

test('a raw mail is read with headers, both bodies and attachments', async () => {
  const { MessageId } = await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(RAW) } }));
  expect(MessageId).toBeTruthy();
  const [mail] = await mailbox.mails();
  expect(mail).toMatchObject({
    from: '"Portal" <no-reply@example.com>',
    to: ['"Ann" <ann@example.com>'],
    cc: ['bob@example.com'],
    replyTo: ['reply+token@example.com'],
    subject: 'Hé',
    html: expect.stringContaining('<b>words</b>'),
    text: expect.stringContaining('words'),
    headers: {
      'message-id': '<one@example.com>',
      references: '<zero@example.com>',
      'list-unsubscribe': '<https://example.com/stop>',
    },
    attachments: [{ filename: 'f.csv', contentType: 'text/csv' }],
    sentAt: 5,
  });
  expect(mail?.attachments[0]?.content.toString().trim()).toBe('a,b');
});

test('destinations say who receives it, whatever the headers show', async () => {
  const Destinations = ['carol@example.com'];
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(RAW) }, Destinations }));
  expect(await mailbox.mails()).toMatchObject([{ to: ['carol@example.com'], cc: [] }]);
});

test('a simple mail', async () => {
  await ses.send(
    new SendEmailCommand({
      Source: 'no-reply@example.com',
      Destination: { ToAddresses: ['ann@example.com'] },
      Message: { Subject: { Data: 'S' }, Body: { Html: { Data: '<i>h</i>' }, Text: { Data: 't' } } },
    }),
  );
  expect(await mailbox.mails()).toMatchObject([
    { from: 'no-reply@example.com', to: ['ann@example.com'], subject: 'S', html: '<i>h</i>', text: 't' },
  ]);
});

test('Cognito’s mails go the same way', async () => {
  await mailbox.deliver({
    to: 'ann@example.com',
    subject: 'Ihr Schlüssel',
    html: `<p>${'lang '.repeat(50)}</p>`,
  });
  expect(await mailbox.mails()).toMatchObject([
    { to: ['ann@example.com'], subject: 'Ihr Schlüssel', html: `<p>${'lang '.repeat(50)}</p>` },
  ]);
});

test('the inbox is a page, and clearing empties both', async () => {
  await mailbox.deliver({ to: 'ann@example.com', subject: 'x', html: 'y' });
  expect(await (await fetch(address)).text()).toMatch(/<html/i);
  const store = async () => (await (await fetch(`${address}/store`)).json()) as { emails: unknown[] };
  expect((await store()).emails).toHaveLength(1);
  await mailbox.clear();
  expect((await store()).emails).toHaveLength(0);
  expect(await mailbox.mails()).toEqual([]);
});

test('a mail that SES refuses is not recorded', async () => {
  const refused = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ Action: 'SendRawEmail' }),
  });
  expect(refused.ok).toBe(false);
  expect(await mailbox.mails()).toEqual([]);
});
