import { Button } from '@mantine/core';
import { startTransition, Suspense, useState } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { later } from '../../shared/ui/later.ts';
import { queryClient } from '../client.ts';
import { ticketQuery } from '../queries.ts';

const form = later(async () => (await import('./DetailsForm.tsx')).DetailsForm);

/** The button, and the window that it opens: what the customer's form has, for the desk to set right. */
export const ChangeDetails = ({ ticket }: { ticket: Ticket }) => {
  const [opened, setOpened] = useState<Ticket>();
  const { companyId, number } = ticket;
  const close = () => setOpened(undefined);
  const loadNewest = async () =>
    setOpened((await queryClient.fetchQuery({ ...ticketQuery(companyId, number), staleTime: 0 })).ticket);
  return (
    <>
      <Button variant="default" {...form.soon} onClick={() => startTransition(() => setOpened(ticket))}>
        Change details
      </Button>
      <Suspense>
        {opened ? (
          <Dialog title="Change the ticket" onClose={close}>
            <form.Part
              key={opened.version}
              ticket={opened}
              onClose={close}
              onLoadNewest={() => void loadNewest()}
            />
          </Dialog>
        ) : null}
      </Suspense>
    </>
  );
};
