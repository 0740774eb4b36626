import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { absoluteTime } from '../../shared/ui/time.ts';
import { nextDue, soonMs, timeLeft } from '../../shared/ticket/clock.plain.ts';
import { useCalendar } from '../frame/start.ts';
import { workingTime } from '../ticket-words.ts';
import classes from './Queue.module.css';

/** How much working time is left until the next thing is due: the answer first, then the solution. */
export const TimeLeft = ({ ticket, now }: { ticket: Ticket; now: number }) => {
  const left = timeLeft(ticket, now, useCalendar());
  const due = nextDue(ticket);
  const what = ticket.respondedAt ? 'Resolution' : 'First response';
  if (!due) return <span className="desk-quiet">–</span>;
  if (left === undefined) return <span className="desk-quiet">Paused</span>;
  return (
    <time
      dateTime={due}
      title={`${what} due ${absoluteTime(due)}`}
      className={classes.left}
      data-hurry={left < 0 ? 'late' : left <= soonMs ? 'soon' : undefined}
    >
      {left < 0 ? `${workingTime(-left)} late` : workingTime(left)}
    </time>
  );
};
