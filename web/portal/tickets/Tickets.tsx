import { lazy, Suspense } from 'react';
import { TicketTable, type TicketsProps } from './TicketTable.tsx';
import { isNarrow, useNarrow } from './use-narrow.ts';

/** Phones load the summaries at once, wide screens when they are asked for. */
const load = async () => ({ default: (await import('./TicketCards.tsx')).TicketCards });
const atOnce = isNarrow() ? load() : undefined;
const TicketCards = lazy(() => atOnce ?? load());

type Props = TicketsProps & { layout?: 'list' | 'summary' };

/** Tickets as rows, or below each other: as it is asked for, else as there is room. */
export const Tickets = ({ layout, ...rest }: Props) => {
  const narrow = useNarrow();
  return (layout ?? (narrow ? 'summary' : 'list')) === 'summary' ? (
    <Suspense>
      <TicketCards {...rest} />
    </Suspense>
  ) : (
    <TicketTable {...rest} />
  );
};
