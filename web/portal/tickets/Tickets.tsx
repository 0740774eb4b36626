import { TicketCards } from './TicketCards.tsx';
import { TicketTable, type TicketsProps } from './TicketTable.tsx';
import { useNarrow } from './use-narrow.ts';

/** Tickets as rows, or below each other where there is no room for rows or the summary is asked for. */
export const Tickets = ({ summary = false, ...rest }: TicketsProps & { summary?: boolean }) =>
  useNarrow() || summary ? <TicketCards {...rest} /> : <TicketTable {...rest} />;
