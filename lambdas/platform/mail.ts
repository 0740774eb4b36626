import { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

/** Mails: typed words in, subject, html and text out. Values are escaped by construction: html is only made here. */

/** One mail's content. `button` leads to a page of the site. Texts may hold line breaks. */
export type Letter = {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** Words of a person, shown as a quotation. */
  quote?: string;
  /** What happened, under headings that lead to a page. */
  groups?: { title: string; path: string; lines: string[] }[];
  /** Short facts as a list of name and value. */
  facts?: [string, string][];
  button?: { label: string; path: string };
  /** The other choice, where there are two. */
  otherButton?: { label: string; path: string };
  /** Why the person gets this mail. */
  reason: string;
  /** For mails that the reader may switch off: links at the foot, and the address for one click in the mail program. */
  choices?: { links: { label: string; path: string }[]; oneClick: string };
};

/** What every mail carries of the provider. `address` is the site's, without a slash at its end. */
export type Sender = { providerName: string; phone: string; address: string };

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '').replaceAll('\n', '<br>');

/** The provider at the foot of a mail; mails that the user pool sends know no phone number. */
const signed = ({ providerName, phone }: Sender): string => [providerName, phone].filter(Boolean).join(' · ');

export const linkTo = (sender: Sender, path: string): string => `${sender.address}${path}`;

export function renderHtml(letter: Letter, sender: Sender): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escape(text)}</p>`;
  const facts = letter.facts?.map(
    ([name, value]) =>
      `<tr><td style="padding:4px 16px 4px 0;color:#5b6472">${escape(name)}</td><td style="padding:4px 0;font-weight:600">${escape(value)}</td></tr>`,
  );
  const look = (colours: string) =>
    `display:inline-block;padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:600;${colours}`;
  const buttons = [
    ...(letter.button ? [{ ...letter.button, look: look('background:#1c4f8f;color:#ffffff') }] : []),
    ...(letter.otherButton
      ? [{ ...letter.otherButton, look: look('background:#f4f6f9;color:#1b2430') }]
      : []),
  ].map(
    ({ label, path, look: style }) =>
      `<a href="${escape(linkTo(sender, path))}" style="${style}">${escape(label)}</a>`,
  );
  const choices = (letter.choices?.links ?? [])
    .map(
      ({ label, path }) =>
        `<br><a href="${escape(linkTo(sender, path))}" style="color:#5b6472">${escape(label)}</a>`,
    )
    .join('');
  const parts = [
    `<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${escape(letter.heading)}</h1>`,
    ...letter.paragraphs.map(paragraph),
    ...(facts
      ? [
          `<table role="presentation" style="margin:0 0 16px;border-collapse:collapse">${facts.join('')}</table>`,
        ]
      : []),
    ...(letter.quote
      ? [
          `<blockquote style="margin:0 0 16px;padding:12px 16px;border-left:4px solid #b8c4d6;background:#f4f6f9">${escape(letter.quote)}</blockquote>`,
        ]
      : []),
    ...(letter.groups ?? []).map(
      ({ title, path, lines }) =>
        `<h2 style="font-size:16px;line-height:1.4;margin:0 0 4px"><a href="${escape(linkTo(sender, path))}" style="color:#1c4f8f">${escape(title)}</a></h2><ul style="margin:0 0 16px;padding-left:20px">${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`,
    ),
    ...(buttons.length > 0 ? [`<p style="margin:0 0 24px">${buttons.join(' &nbsp; ')}</p>`] : []),
    `<p style="margin:24px 0 0;color:#5b6472;font-size:13px">${escape(letter.reason)}<br>${escape(signed(sender))}${choices}</p>`,
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(letter.subject)}</title></head><body style="margin:0;padding:24px;background:#ffffff;color:#1b2430;font:16px/1.5 system-ui,sans-serif"><div style="max-width:560px;margin:0 auto">${parts.join('')}</div></body></html>`;
}

export function renderText(letter: Letter, sender: Sender): string {
  const blocks = [
    letter.heading,
    ...letter.paragraphs,
    ...(letter.facts ? [letter.facts.map(([name, value]) => `${name}: ${value}`).join('\n')] : []),
    ...(letter.quote
      ? [
          letter.quote
            .split('\n')
            .map((line) => `> ${line}`)
            .join('\n'),
        ]
      : []),
    ...(letter.groups ?? []).map(({ title, path, lines }) =>
      [title, ...lines.map((line) => `- ${line}`), linkTo(sender, path)].join('\n'),
    ),
    ...[letter.button, letter.otherButton].flatMap((button) =>
      button ? [`${button.label}: ${linkTo(sender, button.path)}`] : [],
    ),
    [
      '--',
      letter.reason,
      signed(sender),
      ...(letter.choices?.links ?? []).map(({ label, path }) => `${label}: ${linkTo(sender, path)}`),
    ].join('\n'),
  ];
  return blocks.join('\n\n');
}

const ses = new SESClient({});

/** Sends a letter. `thread` ties the mails of one ticket together in the reader's mailbox (RFC 5322 References). */
export async function send(letter: Letter, sender: Sender, to: string, thread?: string): Promise<void> {
  const from = process.env.MAIL_FROM ?? '';
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '');
  const raw = await new MailComposer({
    from: { name: sender.providerName, address: from },
    to,
    replyTo: process.env.MAIL_REPLY_TO,
    subject: letter.subject,
    text: renderText(letter, sender),
    html: renderHtml(letter, sender),
    references: thread ? [`<${thread}@${domain}>`] : undefined,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // RFC 8058: the mail program may stop these mails with one click.
      ...(letter.choices && {
        'List-Unsubscribe': `<${linkTo(sender, letter.choices.oneClick)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  })
    .compile()
    .build();
  await ses.send(
    new SendRawEmailCommand({
      RawMessage: { Data: raw },
      Source: from,
      Destinations: [to],
      ConfigurationSetName: process.env.MAIL_CONFIGURATION_SET,
    }),
  );
}
