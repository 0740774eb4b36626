import { Button } from '@mantine/core';
import { useCallback } from 'react';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { call } from '../client.ts';
import { Refusal } from './Refusal.tsx';
import { useTicketChange } from './use-ticket-change.ts';

/** One click: the ticket is in progress, and the customer sees it. */
export const StartWork = ({ page }: { page: TicketPage }) => {
  const { companyId, number, version } = page.ticket;
  const { change, busy, error, late } = useTicketChange(
    useCallback(
      (body: { version: number; action: 'start' }, key: string) =>
        call('changeStatus', { params: { companyId, number }, body }, { key }),
      [companyId, number],
    ),
  );
  return (
    <>
      {page.actions.includes('start') ? (
        <Button
          loading={busy}
          onClick={() => void change({ version, action: 'start' }, `${number} is in progress.`)}
        >
          Start work
        </Button>
      ) : null}
      <Refusal error={error} late={late} />
    </>
  );
};
