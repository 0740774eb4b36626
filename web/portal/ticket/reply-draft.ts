import { draftPlace } from '../drafts.ts';

const place = (number: string) => draftPlace('reply', number);

/** A reply that is being written is kept on the device until it is sent. */
export const keptReply = (number: string): string => localStorage.getItem(place(number)) ?? '';

export const keepReply = (number: string, text: string): void =>
  text.trim() === '' ? localStorage.removeItem(place(number)) : localStorage.setItem(place(number), text);
