import { IconAlertTriangle } from '@tabler/icons-react';
import { RequestNumber, wordsFor } from '../../shared/ui/states.tsx';
import classes from './Ticket.module.css';

type Props = { error: unknown; late: boolean; kept?: boolean };

/** Why a change was not made; when somebody else was quicker, that the page shows the ticket as it is now. */
export const Refusal = ({ error, late, kept = false }: Props) => (
  <div role="alert">
    {error === undefined ? null : (
      <div className={classes.refusal}>
        <IconAlertTriangle size={20} aria-hidden="true" />
        <div>
          <p>{wordsFor(error)}</p>
          {late ? (
            <p>This page shows it as it is now.{kept ? ' Your text is still here.' : ''}</p>
          ) : (
            <RequestNumber error={error} />
          )}
        </div>
      </div>
    )}
  </div>
);
