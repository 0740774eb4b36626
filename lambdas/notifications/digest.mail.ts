import type { Letter } from '../platform/mail.ts';
import type { DigestTicket } from './digest.model.ts';

/** The daily mail: what happened since the last one, by ticket. */
export type DigestMail = { firstName: string; tickets: DigestTicket[]; more: number };

export const digestLetter = ({ firstName, tickets, more }: DigestMail): Letter => ({
  subject: `What happened on ${tickets.length === 1 ? 'your ticket' : `${tickets.length} tickets`}`,
  heading: 'What happened since your last daily mail',
  paragraphs: [
    `Hello ${firstName},`,
    ...(more > 0 ? [`This is the beginning: ${more} more things happened.`] : []),
  ],
  groups: tickets.map(({ number, title, lines }) => ({
    title: `${title} [${number}]`,
    path: `/tickets/${number}`,
    lines,
  })),
  reason: 'You get this mail once a day, when something happened, because you chose it.',
});

/** A sample, for the preview and the tests. */
export const digestMailSamples: DigestMail[] = [
  {
    firstName: 'Ada',
    tickets: [
      {
        number: 'T20261122.0007',
        title: 'Printer prints <blank> pages & smells "odd"',
        lines: ['Mon 09:12: Sam Example answered', 'Mon 10:30: Sam Example resolved it'],
      },
      { number: 'T20261122.0009', title: 'A new licence', lines: ['Mon 11:00: Your approval is asked for'] },
    ],
    more: 3,
  },
];
