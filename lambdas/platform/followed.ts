/**
 * What the table's stream is listened to for, by entity: the stacks make the filter of it, the function must have
 * consumers for each. Events are never changed, so only their arrival counts.
 */
export const followedArrivals = ['event'] as const;
export const followedChanges = ['ticket', 'ticket-detail', 'activity'] as const;
/** Of these only the going counts. */
export const followedRemovals = ['file'] as const;
export type FollowedEntity =
  | (typeof followedArrivals)[number]
  | (typeof followedChanges)[number]
  | (typeof followedRemovals)[number];
