import { type Status, statusMeaning } from '../../../lambdas/tickets/ticket.model.ts';
import classes from './StatusBadge.module.css';

/** A ticket's status; hovering tells what it means, and `explained` writes the meaning beside it. */
export const StatusBadge = ({ status, explained = false }: { status: Status; explained?: boolean }) => {
  const { label, meaning } = statusMeaning[status];
  return (
    <>
      <span className={classes.badge} data-status={status} title={explained ? undefined : meaning}>
        {label}
      </span>
      {explained ? <span className={classes.meaning}>{meaning}</span> : null}
    </>
  );
};
