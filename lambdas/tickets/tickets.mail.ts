import type { Letter } from '../platform/mail.ts';
import { statusMeaning, type Status } from './lifecycle.model.ts';

/** The mails about a ticket: typed data in, words out. */
export type TicketMail = {
  kind:
    | 'received'
    | 'assigned'
    | 'answered'
    | 'status'
    | 'resolved'
    | 'closing-soon'
    | 'expired'
    | 'closed'
    | 'told'
    | 'watching'
    | 'reply'
    | 'noted'
    | 'reopened';
  number: string;
  title: string;
  companyId: string;
  firstName: string;
  /** Who did it. */
  by: string;
  status: Status;
  text?: string;
  technician?: string;
  /** The day on which the ticket closes by itself. */
  day?: string;
  /** An emergency, and the phone that its customer should take (C8). */
  emergency?: { phone: string };
  /** It goes to somebody who watches the ticket, not to its contact. */
  watching?: boolean;
  /** It goes to somebody who may not open the ticket. */
  closedTo?: boolean;
};

const path = ({ kind, number, companyId }: TicketMail): string =>
  kind === 'reply' || kind === 'noted' || kind === 'reopened'
    ? `/desk/tickets/${companyId}/${number}`
    : `/tickets/${number}`;

/** `Thursday 3 December 2026`: words that nobody takes for another date. */
const inWords = (day = ''): string =>
  day && new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));

type Words = (mail: TicketMail) => { subject: string; paragraphs: string[] };

const words: Record<TicketMail['kind'], Words> = {
  received: ({ title, emergency, status, closedTo }) => ({
    subject: `${emergency ? 'Emergency: we' : 'We'} have your ticket: ${title}`,
    paragraphs: [
      ...(emergency
        ? [
            `You told us that this is an emergency. Please phone us now if you have not yet${emergency.phone ? `: ${emergency.phone}` : ''}.`,
          ]
        : []),
      `Thank you for telling us.${status === 'waiting-approval' ? ` ${statusMeaning[status].meaning}` : ''}`,
      closedTo
        ? 'We write to you when something happens.'
        : 'You can follow your ticket, add to it or attach files at any time.',
    ],
  }),
  assigned: ({ title, technician }) => ({
    subject: `${technician ?? 'A technician'} is looking after: ${title}`,
    paragraphs: [`${technician ?? 'A technician'} has taken your ticket and will start soon.`],
  }),
  answered: ({ title, by }) => ({ subject: `${by} answered: ${title}`, paragraphs: [`${by} wrote:`] }),
  status: ({ title, status }) => ({
    subject: `${statusMeaning[status].label}: ${title}`,
    paragraphs: [`Your ticket is now “${statusMeaning[status].label}”. ${statusMeaning[status].meaning}`],
  }),
  resolved: ({ title, by }) => ({
    subject: `Resolved: ${title}`,
    paragraphs: [
      `${by} has resolved your ticket. Please have a look: close it if all is well, or reopen it if it is not.`,
    ],
  }),
  'closing-soon': ({ title, day }) => ({
    subject: `Is it solved? ${title}`,
    paragraphs: [
      'We resolved this ticket some days ago and have not heard from you since.',
      `If all is well, you need not do anything: it closes by itself on ${inWords(day)}. If it is not solved, please reopen it before then.`,
    ],
  }),
  expired: ({ title }) => ({
    subject: `Closed: ${title}`,
    paragraphs: [
      'Your ticket was resolved, and nothing was said since, so it has closed by itself. If it comes back, please raise a new ticket and name this one.',
    ],
  }),
  closed: ({ title }) => ({
    subject: `Closed: ${title}`,
    paragraphs: ['Your ticket is closed. Thank you for telling us how it went.'],
  }),
  reply: ({ title, by }) => ({
    subject: `${by} replied: ${title}`,
    paragraphs: [`${by} wrote on a ticket that is with you:`],
  }),
  told: ({ title, by }) => ({
    subject: `${by} wants you to know: ${title}`,
    paragraphs: [`${by} wrote this on a ticket and chose you to be told:`],
  }),
  watching: ({ title, by }) => ({
    subject: `You watch: ${title}`,
    paragraphs: [
      `${by} added you to those who watch this ticket. You will get a mail when something happens.`,
    ],
  }),
  noted: ({ title, by }) => ({
    subject: `${by} noted something: ${title}`,
    paragraphs: [`${by} made an internal note on a ticket that is with you or your team.`],
  }),
  reopened: ({ title, by }) => ({
    subject: `Reopened: ${title}`,
    paragraphs: [`${by} has reopened a ticket of yours:`],
  }),
};

/** What is said otherwise to those who watch a ticket that is not theirs. */
const watcherWords: Partial<Record<TicketMail['kind'], (mail: TicketMail) => string>> = {
  received: ({ by }) => `${by} raised this ticket and wants you to follow it.`,
  assigned: ({ technician }) => `${technician ?? 'A technician'} has taken the ticket and will start soon.`,
  status: ({ status }) => `The ticket is now “${statusMeaning[status].label}”.`,
  resolved: ({ by }) => `${by} has resolved the ticket.`,
  'closing-soon': ({ day }) => `The ticket was resolved. It closes by itself on ${inWords(day)}.`,
  expired: () => 'The ticket was resolved, and nothing was said since, so it has closed by itself.',
  closed: () => 'The ticket is closed.',
};

/** What is said otherwise to a contact who cannot sign in. */
const closedWords: Partial<Record<TicketMail['kind'], (mail: TicketMail) => string>> = {
  resolved: ({ by }) => `${by} has resolved your ticket. Please tell us if it is not solved.`,
  'closing-soon': ({ day }) =>
    `We resolved this ticket some days ago. It closes by itself on ${inWords(day)}. Please tell us before then if it is not solved.`,
};

const reasonOf = ({ kind, watching, by }: TicketMail): string => {
  if (watching) return 'You get this mail because you watch this ticket.';
  return kind === 'told'
    ? `You get this mail because ${by} chose you.`
    : 'You get this mail because you are on this ticket.';
};

/** The subject ends with the number, so that a search in the mailbox finds every mail of the ticket. */
export function ticketLetter(mail: TicketMail): Letter {
  const { subject, paragraphs } = words[mail.kind](mail);
  const otherwise = mail.watching ? watcherWords : mail.closedTo ? closedWords : {};
  const other = otherwise[mail.kind]?.(mail);
  const received = mail.watching && mail.kind === 'received';
  return {
    subject: `${received ? `New ticket: ${mail.title}` : subject} [${mail.number}]`,
    heading: mail.title,
    paragraphs: [`Hello ${mail.firstName},`, ...(other ? [other] : paragraphs)],
    quote: mail.text,
    facts: [
      ['Ticket', mail.number],
      ['Status', statusMeaning[mail.status].label],
      ...(mail.emergency ? [['Priority', 'Critical: emergency'] as [string, string]] : []),
    ],
    ...(!mail.closedTo && { button: { label: 'Open the ticket', path: path(mail) } }),
    reason: reasonOf(mail),
  };
}

const sampleStatus: Partial<Record<TicketMail['kind'], Status>> = {
  resolved: 'resolved',
  'closing-soon': 'resolved',
  closed: 'closed',
  expired: 'closed',
};

/** A sample of each, for the preview and the tests. */
export const ticketMailSamples: TicketMail[] = [
  ...(Object.keys(words) as TicketMail['kind'][]).map((kind) => sample(kind)),
  { ...sample('received'), emergency: { phone: '+44 20 7946 0000' } },
  { ...sample('received'), status: 'waiting-approval' },
  { ...sample('received'), status: 'new', closedTo: true },
];

function sample(kind: TicketMail['kind']): TicketMail {
  return {
    kind,
    number: 'T20261122.0007',
    title: 'Printer on the 2nd floor prints <blank> pages & smells "odd"',
    companyId: 'sample',
    firstName: 'Ada',
    by: 'Sam Example',
    status: sampleStatus[kind] ?? 'waiting-client',
    text:
      kind === 'received' || kind === 'assigned' || kind === 'closing-soon' || kind === 'expired'
        ? undefined
        : 'Could you tell us which tray it takes the paper from?\nThank you!',
    technician: 'Sam Example',
    day: kind === 'closing-soon' ? '2026-12-03' : undefined,
  };
}
