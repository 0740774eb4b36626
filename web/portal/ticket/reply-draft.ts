import { draftPlace } from '../drafts.ts';

/** A reply that is being written is kept on the device until it is sent, for the person who writes it. */
const whose = (meId: string, number: string): string => `${meId}.${number}`;
const place = (meId: string, number: string): string => draftPlace('reply', whose(meId, number));

/** Where the key of a reply is kept whose outcome is unknown. */
export const replyAttempt = (meId: string, number: string): string =>
  draftPlace('reply-attempt', whose(meId, number));

export const keptReply = (meId: string, number: string): string =>
  localStorage.getItem(place(meId, number)) ?? '';

export const keepReply = (meId: string, number: string, text: string): void =>
  text.trim() === ''
    ? localStorage.removeItem(place(meId, number))
    : localStorage.setItem(place(meId, number), text);
