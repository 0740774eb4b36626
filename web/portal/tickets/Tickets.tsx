import { lazy, Suspense } from 'react';
import { TicketTable, type TicketsProps } from './TicketTable.tsx';
import { isNarrow, useNarrow } from './use-narrow.ts';

/** Phones load the summaries at once, wide screens when they are asked for. */
const load = async () => ({ default: (await import('./TicketCards.tsx')).TicketCards });
const atOnce = isNarrow() ? load() : undefined;
const TicketCards = lazy(() => atOnce ?? load());

/** Tickets as rows, or below each other where there is no room for rows or the summary is asked for. */
export const Tickets = ({ summary = false, ...rest }: TicketsProps & { summary?: boolean }) =>
  useNarrow() || summary ? (
    <Suspense>
      <TicketCards {...rest} />
    </Suspense>
  ) : (
    <TicketTable {...rest} />
  );
