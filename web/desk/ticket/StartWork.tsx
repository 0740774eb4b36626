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
    page.ticket,
    useCallback(
      (body: { version: number; action: 'start' }, key: string) =>
        call('changeStatus', { params: { companyId, number }, body }, { key }),
      [companyId, number],
    ),
  );
  // The button is gone afterwards: the focus goes to the page's name rather than getting lost.
  const start = async () => {
    const started = await change({ version, action: 'start' }, `${number} is in progress.`);
    if (started) document.querySelector('h1')?.focus();
  };
  return (
    <>
      {page.actions.includes('start') ? (
        <Button loading={busy} onClick={() => void start()}>
          Start work
        </Button>
      ) : null}
      <Refusal error={error} late={late} />
    </>
  );
};
