const prefix = 'foyer-draft-';

/** What is being written is kept on the device under these names, by person or ticket. */
export const draftPlace = (what: 'ticket' | 'attempt' | 'reply', whose: string): string =>
  `${prefix}${what}-${whose}`;

/** Signing out leaves nothing of what was written on a device that others may use. */
export const forgetDrafts = (): void => {
  for (const place of Object.keys(localStorage)) if (place.startsWith(prefix)) localStorage.removeItem(place);
};
