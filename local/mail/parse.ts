import { createRequire } from 'node:module';
import type { Mail } from './mail.ts';

type Address = { text: string };
type Parsed = {
  from?: Address;
  to?: Address | Address[];
  cc?: Address | Address[];
  bcc?: Address | Address[];
  replyTo?: Address;
  subject?: string;
  html?: string | false;
  text?: string;
  headerLines: { key: string; line: string }[];
  attachments: { filename?: string; contentType: string; content: Buffer }[];
};
type Parser = { simpleParser(raw: Buffer): Promise<Parsed> };

// The parser comes with aws-ses-v2-local, which shows the same mails in its inbox: one reading for both.
const parser = () =>
  createRequire(createRequire(import.meta.url).resolve('aws-ses-v2-local'))('mailparser') as Parser;

const texts = (given: Address | Address[] | undefined): string[] =>
  (Array.isArray(given) ? given : given ? [given] : []).map(({ text }) => text);

/** Reads a MIME message (RFC 5322). */
export async function parseMail(raw: Buffer, sentAt: number): Promise<Mail> {
  const parsed = await parser().simpleParser(raw);
  return {
    from: parsed.from?.text ?? '',
    to: texts(parsed.to),
    cc: texts(parsed.cc),
    bcc: texts(parsed.bcc),
    replyTo: texts(parsed.replyTo),
    subject: parsed.subject ?? '',
    html: parsed.html || '',
    text: parsed.text ?? '',
    headers: Object.fromEntries(
      parsed.headerLines.map(({ key, line }) => [
        key,
        line
          .slice(line.indexOf(':') + 1)
          .replace(/\r?\n\s+/g, ' ')
          .trim(),
      ]),
    ),
    attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content,
    })),
    sentAt,
  };
}
