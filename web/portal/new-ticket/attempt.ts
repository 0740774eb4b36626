import { draftPlace } from '../drafts.ts';

/**
 * A submission whose outcome is unknown keeps its key on the device, beside the draft: who comes back after a lost
 * connection and a closed tab, and sends the same again, raises no second ticket (C16).
 */
export const attemptPlace = (meId: string): string => draftPlace('attempt', meId);
