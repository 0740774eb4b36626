import { lazy, Suspense, useState } from 'react';
import { TicketTable, type TicketsProps } from './TicketTable.tsx';
import { isNarrow, useNarrow } from './use-narrow.ts';

/** Phones load the summaries at once, wide screens when they are asked for. */
const load = async () => ({ default: (await import('./TicketCards.tsx')).TicketCards });
const atOnce = isNarrow() ? load() : undefined;
const LaterCards = lazy(() => atOnce ?? load());
/** Once they are here nothing waits for them, not even for a moment in which what follows would be further up. */
let cards: Awaited<ReturnType<typeof load>>['default'] | undefined;
void atOnce?.then((loaded) => (cards = loaded.default));
/** A summary is about so high, in px. */
const cardHeight = 110;

type Props = TicketsProps & { layout?: 'list' | 'summary' };

/** Tickets as rows, or below each other: as it is asked for, else as there is room. */
export const Tickets = ({ layout, ...rest }: Props) => {
  const narrow = useNarrow();
  const [TicketCards] = useState(() => cards ?? LaterCards);
  return (layout ?? (narrow ? 'summary' : 'list')) === 'summary' ? (
    <Suspense fallback={<div style={{ height: rest.tickets.length * cardHeight }} />}>
      <TicketCards {...rest} />
    </Suspense>
  ) : (
    <TicketTable {...rest} />
  );
};
