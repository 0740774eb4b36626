import type { Status } from '../../../lambdas/tickets/lifecycle.model.ts';
import { statusMeaning } from './ticket.plain.ts';
import classes from './StatusBadge.module.css';

type Props = {
  status: Status;
  explained?: boolean;
  /** The desk's word where the customers' does not fit ("Waiting on you"). */
  name?: string;
};

/** A ticket's status; hovering tells what it means, and `explained` writes the meaning beside it. */
export const StatusBadge = ({ status, explained = false, name }: Props) => {
  const { label, meaning } = statusMeaning[status];
  return (
    <>
      <span className={classes.badge} data-status={status} title={explained || name ? undefined : meaning}>
        {name ?? label}
      </span>
      {explained ? <span className={classes.meaning}>{meaning}</span> : null}
    </>
  );
};
