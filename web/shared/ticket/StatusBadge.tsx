import type { Status } from '../../../lambdas/tickets/lifecycle.model.ts';
import { statusMeaning } from './ticket.plain.ts';
import classes from './StatusBadge.module.css';

type Props = {
  status: Status;
  explained?: boolean;
  /** Another word where the usual one does not fit: at the desk, and for a colleague's ticket ("Waiting on you"). */
  name?: string | undefined;
  /** The meaning of that word. */
  told?: string | undefined;
};

/** A ticket's status; hovering tells what it means, and `explained` writes the meaning beside it. */
export const StatusBadge = ({ status, explained = false, name, told }: Props) => {
  const { label, meaning } = statusMeaning[status];
  return (
    <>
      <span
        className={classes.badge}
        data-status={status}
        title={explained || (name && !told) ? undefined : (told ?? meaning)}
      >
        {name ?? label}
      </span>
      {explained ? <span className={classes.meaning}>{told ?? meaning}</span> : null}
    </>
  );
};
