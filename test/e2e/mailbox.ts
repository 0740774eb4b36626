import { expect } from '@playwright/test';

/** A mail as its reader sees it. */
export type Mail = { subject: string; text: string; link: string };
type Stored = { subject: string; destination: { to: string[] }; body: { text?: string; html?: string } };

/** The mailbox listens seven ports above the site. */
const mailboxOf = (site: string): string => {
  const url = new URL('/store', site);
  url.port = String(Number(url.port) + 7);
  return url.href;
};

/** Every mail to somebody, oldest first. */
export async function mailsTo(site: string, address: string): Promise<Mail[]> {
  const { emails } = (await (await fetch(mailboxOf(site))).json()) as { emails: Stored[] };
  return emails
    .filter(({ destination }) => destination.to.some((to) => to.includes(address)))
    .map(({ subject, body: { text = '', html = '' } }) => ({
      subject,
      text: text || html.replaceAll(/<[^>]+>/g, ' '),
      link: /href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '',
    }));
}

/** The newest mail to somebody whose subject contains these words, as soon as it is there. */
export async function mailTo(site: string, address: string, words: string): Promise<Mail> {
  const found = async () => (await mailsTo(site, address)).findLast(({ subject }) => subject.includes(words));
  await expect
    .poll(found, { message: `A mail “${words}” to ${address}`, intervals: [50, 100, 200] })
    .toBeDefined();
  return (await found()) as Mail;
}
