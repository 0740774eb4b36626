import { Button } from '@mantine/core';
import { useCallback } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { say } from '../../shared/ui/flash.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
import { call } from '../client.ts';
import { useStart } from '../frame/start.ts';
import { refreshTicket } from '../refresh-ticket.ts';
import classes from './Queue.module.css';

/** Takes a ticket from the queue; when somebody was quicker the row shows who. */
export const AssignToMe = ({ ticket }: { ticket: Ticket }) => {
  const { companyId, number, version } = ticket;
  const { id } = useStart().me;
  const { submit, busy } = useSubmission(
    useCallback(
      (technicianId: string, key: string) =>
        call('assignTicket', { params: { companyId, number }, body: { version, technicianId } }, { key }),
      [companyId, number, version],
    ),
  );
  const assign = () =>
    submit(id)
      .then(() => say(`${number} is yours now.`))
      .catch((error: unknown) => say(wordsFor(error)))
      .finally(() => refreshTicket(companyId, number));
  return (
    <Button
      size="compact-sm"
      variant="default"
      className={classes.take}
      loading={busy}
      aria-label={`Assign to me: ${number}`}
      onClick={() => void assign()}
    >
      Assign to me
    </Button>
  );
};
