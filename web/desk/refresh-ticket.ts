import type { Queue } from '../../lambdas/tickets/desk-tickets.contract.ts';
import type * as z from 'zod';
import { queryClient } from './client.ts';
import { ticketQuery } from './queries.ts';

type Tickets = z.infer<typeof Queue>;

/**
 * Reads a ticket anew after a change and puts it into the queues at hand. The queues are read anew only when next
 * shown: they come from an index, which may be a moment behind the change (DynamoDB, global secondary indexes).
 */
export const refreshTicket = async (companyId: string, number: string): Promise<void> => {
  const query = { ...ticketQuery(companyId, number), staleTime: 0 };
  const page = await queryClient.fetchQuery(query).catch(() => undefined);
  await queryClient.cancelQueries({ queryKey: ['queue'] });
  if (page)
    queryClient.setQueriesData<Tickets>(
      { queryKey: ['queue'] },
      (queue) =>
        queue && { tickets: queue.tickets.map((one) => (one.number === number ? page.ticket : one)) },
    );
  void queryClient.invalidateQueries({ queryKey: ['queue'], refetchType: 'none' });
};
