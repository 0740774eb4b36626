import { describe, expect, test } from 'vitest';
import { accountLetter, accountMailSamples } from '../../lambdas/account/account.mail.ts';
import { approvalLetter, approvalMailSamples } from '../../lambdas/approvals/approvals.mail.ts';
import { standInLetter, standInMailSamples } from '../../lambdas/approvals/stand-in.mail.ts';
import { accessMailSamples, codeLetter, welcomeLetter } from '../../lambdas/contacts/contacts.mail.ts';
import { renderHtml, renderText, type Letter, type Sender } from '../../lambdas/platform/mail.ts';
import { digestLetter, digestMailSamples } from '../../lambdas/notifications/digest.mail.ts';
import { addressLetter, addressMailSamples } from '../../lambdas/profile/address.mail.ts';
import { ticketLetter, ticketMailSamples } from '../../lambdas/tickets/tickets.mail.ts';

const sender: Sender = {
  providerName: 'Sample IT',
  phone: '+44 20 7946 0000',
  address: 'https://portal.example.com',
};
const letters: Letter[] = [
  ...accessMailSamples,
  ...ticketMailSamples.map(ticketLetter),
  ...approvalMailSamples.map(approvalLetter),
  ...standInMailSamples.map(standInLetter),
  ...accountMailSamples.map(accountLetter),
  ...addressMailSamples.map(addressLetter),
  ...digestMailSamples.map(digestLetter),
];
const samples = letters.map((letter) => [letter.subject, letter] as const);

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const links = (text: string) =>
  [...text.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link.replaceAll('&amp;', '&'));

describe.each(samples)('the mail “%s”', (_, letter) => {
  const html = renderHtml(letter, sender);
  const text = renderText(letter, sender);

  test('has a subject of one line that says something', () => {
    expect(letter.subject).toMatch(/^\S[^\p{Cc}]{5,}$/u);
    expect(letter.subject).not.toMatch(/undefined|null|\[object/);
  });

  test('leads to the same places in html and in text', () => {
    const buttons = [letter.button, letter.otherButton].filter((button) => button !== undefined);
    const wanted = [...(letter.groups ?? []), ...buttons].map(
      ({ path }) => `https://portal.example.com${path}`,
    );
    expect(links(html)).toEqual(wanted);
    expect(links(text)).toEqual(wanted);
  });

  test('says the same in html and in text', () => {
    const said = [
      letter.heading,
      ...letter.paragraphs,
      letter.reason,
      sender.phone,
      ...(letter.facts ?? []).flat(),
      ...(letter.groups ?? []).flatMap(({ title, lines }) => [title, ...lines]),
    ];
    for (const words of said) {
      expect(plain(html)).toContain(words);
      expect(text).toContain(words);
    }
    for (const line of letter.quote?.split('\n') ?? []) {
      expect(plain(html)).toContain(line);
      expect(text).toContain(`> ${line}`);
    }
    expect(html + text).not.toMatch(/undefined|\[object/);
  });

  test('loads nothing from elsewhere and runs nothing', () => {
    expect(html).not.toMatch(/<(?:img|script|link|iframe|form)\b|url\(/);
  });
});

test('links at the foot lead to the same places in html and in text', () => {
  const choices = {
    links: [{ label: 'Stop these mails', path: '/sign-in/?mails=a.b.c&d' }],
    oneClick: '/api/session/stop-mails?token=a.b.c',
  };
  const letter = { ...letters[0]!, choices };
  for (const text of [renderHtml(letter, sender), renderText(letter, sender)]) {
    expect(plain(text)).toContain('Stop these mails');
    expect(links(text)).toContain('https://portal.example.com/sign-in/?mails=a.b.c&d');
    expect(text).not.toContain('stop-mails');
  }
});

describe('words of people in a mail', () => {
  const evil = `<script>alert("1")</script>&'`;

  test('are shown as they are, whatever they contain', () => {
    const letter: Letter = {
      subject: evil,
      heading: evil,
      paragraphs: [evil],
      quote: `${evil}\n${evil}`,
      facts: [[evil, evil]],
      button: { label: evil, path: `/x?y="${evil}` },
      reason: evil,
    };
    const html = renderHtml(letter, {
      providerName: evil,
      phone: evil,
      address: 'https://portal.example.com',
    });
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/href="[^"]*[<>'][^"]*"/);
    expect(html.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;&#39;/g)).toHaveLength(12);
    expect(html).toContain('<br>&lt;script&gt;');
  });

  test('pass through every template of a ticket', () => {
    for (const sample of ticketMailSamples) {
      const html = renderHtml(
        ticketLetter({ ...sample, title: evil, by: evil, firstName: evil, text: evil, technician: evil }),
        sender,
      );
      expect(html).not.toContain('<script');
      expect(plain(html)).toContain(evil);
    }
  });
});

describe('the letters', () => {
  test('about a ticket end their subject with its number, and open it at the reader’s door', () => {
    for (const sample of ticketMailSamples) {
      const { subject, button } = ticketLetter(sample);
      const desk = ['reply', 'noted', 'reopened'].includes(sample.kind);
      expect(subject).toMatch(/ \[T20261122\.0007\]$/);
      expect(button?.path).toBe(
        sample.closedTo
          ? undefined
          : desk
            ? '/desk/tickets/sample/T20261122.0007'
            : '/tickets/T20261122.0007',
      );
    }
  });

  test('about a ticket speak otherwise to those who watch it, and lead nobody to a closed door', () => {
    for (const sample of ticketMailSamples) {
      const own = ticketLetter(sample);
      const watched = ticketLetter({ ...sample, watching: true });
      expect(watched.reason).toBe('You get this mail because you watch this ticket.');
      expect(JSON.stringify(watched.paragraphs)).not.toMatch(/[Yy]our ticket/);
      expect(watched.button).toEqual(own.button);
      expect(ticketLetter({ ...sample, closedTo: true }).button).toBeUndefined();
    }
  });

  test('of welcome name the user and the password, and the right door', () => {
    const data = {
      name: 'Ada',
      email: 'ada@example.com',
      password: 'Sample-1234',
      providerName: 'Sample IT',
    };
    expect(welcomeLetter({ ...data, door: 'desk' }).button?.path).toBe('/desk/sign-in/');
    const letter = welcomeLetter({ ...data, door: 'portal' });
    expect(letter.button?.path).toBe('/sign-in/');
    expect(letter.facts).toEqual([
      ['User name', 'ada@example.com'],
      ['One-time password', 'Sample-1234'],
    ]);
    expect(letter.subject).not.toContain('Sample-1234');
  });

  test('with a code leave the place where the user pool puts it as it is', () => {
    const html = renderHtml(
      codeLetter({ code: '{####}', link: '/sign-in/?reset=1&email=a%40example.com' }),
      sender,
    );
    expect(html).toContain('{####}');
    expect(html).toContain('href="https://portal.example.com/sign-in/?reset=1&amp;email=a%40example.com"');
    // Cognito takes at most 20,000 characters (API reference, CustomEmailLambda and message templates).
    expect(html.length).toBeLessThan(20_000);
  });
});
