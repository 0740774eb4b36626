import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import classes from './Approvals.module.css';
import { usePicked } from './picked.ts';

/** Chooses a ticket of the list. */
export const Pick = ({ ticket: { number, title } }: { ticket: Ticket }) => {
  const { chosen, toggle } = usePicked();
  return (
    <input
      type="checkbox"
      className={classes.pick}
      aria-label={`Choose ${number}, ${title}`}
      checked={chosen.has(number)}
      onChange={() => toggle(number)}
    />
  );
};
