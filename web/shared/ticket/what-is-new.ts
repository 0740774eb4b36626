import { useState } from 'react';
import type { Activity } from '../../../lambdas/tickets/ticket.model.ts';

/** What others did on the ticket since the person opened it, oldest first, and the way to say that it was seen. */
export const useNews = (activity: readonly Activity[], meId: string) => {
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => idsOf(activity));
  const news = activity.filter((one) => !seen.has(one.id) && one.by.id !== meId);
  return { news, markSeen: () => setSeen(idsOf(activity)) };
};

const idsOf = (activity: readonly Activity[]): ReadonlySet<string> => new Set(activity.map(({ id }) => id));
