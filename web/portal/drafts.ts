const prefix = 'foyer-draft-';

/** What is being written is kept on the device under these names, by the person who writes it and what it is of. */
export const draftPlace = (what: 'ticket' | 'attempt' | 'reply' | 'reply-attempt', whose: string): string =>
  `${prefix}${what}-${whose}`;

/** What follows `start` in the names of all that is kept below it. */
export const draftsIn = (start: string): string[] =>
  Object.keys(localStorage).flatMap((place) => (place.startsWith(start) ? [place.slice(start.length)] : []));

/** Signing out leaves nothing of what was written on a device that others may use. */
export const forgetDrafts = (): void => {
  for (const place of draftsIn(prefix)) localStorage.removeItem(`${prefix}${place}`);
};
