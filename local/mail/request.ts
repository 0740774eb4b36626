import type { Mail } from './mail.ts';
import { parseMail } from './parse.ts';

type SimpleV2 = {
  FromEmailAddress?: string;
  ReplyToAddresses?: string[];
  Destination?: { ToAddresses?: string[]; CcAddresses?: string[]; BccAddresses?: string[] };
  Content?: {
    Raw?: { Data: string };
    Simple?: {
      Subject?: { Data?: string };
      Body?: { Text?: { Data?: string }; Html?: { Data?: string } };
      Headers?: { Name: string; Value: string }[];
    };
  };
};

const base = (sentAt: number): Mail => ({
  from: '',
  to: [],
  cc: [],
  bcc: [],
  replyTo: [],
  subject: '',
  html: '',
  text: '',
  headers: {},
  attachments: [],
  sentAt,
});

/** Reads the mail out of a request to SES: SendRawEmail and SendEmail of the first API, SendEmail of the second. */
export async function mailOf(path: string, body: string, sentAt: number): Promise<Mail | undefined> {
  if (path === '/v2/email/outbound-emails') return secondApi(JSON.parse(body) as SimpleV2, sentAt);
  const form = new URLSearchParams(body);
  const list = (prefix: string) =>
    [...form].filter(([name]) => name.startsWith(`${prefix}.member.`)).map(([, value]) => value);
  const action = form.get('Action');
  if (action === 'SendRawEmail') {
    const mail = await parseMail(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'), sentAt);
    // Destinations say who receives it, whatever the headers show.
    const destinations = list('Destinations');
    return destinations.length ? { ...mail, to: destinations, cc: [], bcc: [] } : mail;
  }
  if (action !== 'SendEmail') return undefined;
  return {
    ...base(sentAt),
    from: form.get('Source') ?? '',
    to: list('Destination.ToAddresses'),
    cc: list('Destination.CcAddresses'),
    bcc: list('Destination.BccAddresses'),
    replyTo: list('ReplyToAddresses'),
    subject: form.get('Message.Subject.Data') ?? '',
    html: form.get('Message.Body.Html.Data') ?? '',
    text: form.get('Message.Body.Text.Data') ?? '',
  };
}

async function secondApi(request: SimpleV2, sentAt: number): Promise<Mail | undefined> {
  const { Raw, Simple } = request.Content ?? {};
  if (Raw) return parseMail(Buffer.from(Raw.Data, 'base64'), sentAt);
  if (!Simple) return undefined;
  return {
    ...base(sentAt),
    from: request.FromEmailAddress ?? '',
    to: request.Destination?.ToAddresses ?? [],
    cc: request.Destination?.CcAddresses ?? [],
    bcc: request.Destination?.BccAddresses ?? [],
    replyTo: request.ReplyToAddresses ?? [],
    subject: Simple.Subject?.Data ?? '',
    html: Simple.Body?.Html?.Data ?? '',
    text: Simple.Body?.Text?.Data ?? '',
    headers: Object.fromEntries((Simple.Headers ?? []).map(({ Name, Value }) => [Name.toLowerCase(), Value])),
  };
}
