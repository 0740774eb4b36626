import * as z from 'zod';
import { version } from '../platform/words.ts';

/** Which mails a person gets (A11): the one list of events, and what may be chosen for each. Safe for the browser. */
export const notices = {
  raised: { name: 'A ticket is raised for me', meaning: 'We have your ticket, with its number.' },
  assigned: { name: 'Somebody takes care of my ticket', meaning: 'The name of who looks after it.' },
  answered: { name: 'An answer on my ticket', meaning: 'What we wrote to you.' },
  status: { name: 'My ticket goes on or waits', meaning: 'For example when it waits for you.' },
  resolved: { name: 'My ticket is resolved or closed', meaning: 'You can close or reopen it then.' },
  closing: { name: 'A resolved ticket is about to close', meaning: 'The last days in which to reopen it.' },
  watched: { name: 'Something happens on a ticket that I watch', meaning: 'All of the above, of others.' },
  told: { name: 'Somebody chooses me to be told', meaning: 'A message on a ticket that is meant for you.' },
  'approval-asked': { name: 'My approval is asked for', meaning: 'With a reminder while it waits.' },
  'approval-given': { name: 'My request is approved or declined', meaning: 'The decision and its reason.' },
} as const satisfies Record<string, { name: string; meaning: string }>;

export type NoticeId = keyof typeof notices;
export const noticeIds = Object.keys(notices) as [NoticeId, ...NoticeId[]];

/** How a person hears of an event. */
export const channels = {
  now: 'Mail at once',
  daily: 'In the daily mail',
  none: 'No mail',
} as const;
export type Channel = keyof typeof channels;
export const channelIds = Object.keys(channels) as [Channel, ...Channel[]];

/** Mails that nobody can switch off, because they keep the access safe. */
export const neededMails = [
  'Your welcome with its one-time password',
  'Codes for a new password or a new sign-in address',
  'News of a changed password or address, and of sign-ins that look odd',
];

const ChannelId = z.enum(channelIds, { error: 'Please choose how to hear of it.' });

/** What a person chose. What is not chosen is mailed at once. `stopped` beats every choice and keeps them. */
export const NoticeChoices = z.object({
  stopped: z.boolean(),
  choices: z.partialRecord(z.enum(noticeIds), ChannelId),
});
export type NoticeChoices = z.infer<typeof NoticeChoices>;

export const Notices = NoticeChoices.extend({
  /** Counts the changes; 0: nothing was ever chosen. */
  version: z.int(),
});
export type Notices = z.infer<typeof Notices>;

export const SaveNotices = NoticeChoices.extend({ version: z.union([version, z.literal(0)]) });
export type SaveNotices = z.infer<typeof SaveNotices>;

export const firstNotices: Notices = { stopped: false, choices: {}, version: 0 };

/** How this person hears of this event. */
export const channelOf = (chosen: NoticeChoices | undefined, notice: NoticeId): Channel =>
  chosen?.stopped ? 'none' : (chosen?.choices[notice] ?? 'now');
