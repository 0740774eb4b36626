import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { resolutionOf, responseOf } from '../../shared/ticket/clock.plain.ts';
import { StandingMark } from '../../shared/ticket/StandingMark.tsx';
import { Moment } from '../../shared/ui/Moment.tsx';
import { useMinute } from '../../shared/ui/use-minute.ts';

/** When a ticket is to be answered or solved, and how it stands with that. */
export const DueCell = ({ ticket, name }: { ticket: Ticket; name: 'respondBy' | 'resolveBy' }) => {
  const now = useMinute();
  const at = ticket[name];
  const standing = (name === 'respondBy' ? responseOf : resolutionOf)(ticket, now);
  // While the clock stands nobody knows the time: it moves on for as long as we wait.
  return at && standing?.state === 'paused' ? (
    <StandingMark state="paused" />
  ) : at ? (
    <>
      <Moment at={at} /> {standing ? <StandingMark state={standing.state} /> : null}
    </>
  ) : null;
};
