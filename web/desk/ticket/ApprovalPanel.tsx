import { Button } from '@mantine/core';
import { startTransition, Suspense, useEffect, useRef, useState } from 'react';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { RoundView } from '../../shared/ticket/RoundView.tsx';
import { later } from '../../shared/ui/later.ts';
import classes from './Ticket.module.css';

const form = later(async () => (await import('./AskForm.tsx')).AskForm);

/** How the approval stands, and asking the company's board for it (E8). */
export const ApprovalPanel = ({ page }: { page: TicketPage }) => {
  const { approval, activity, actions, ticket } = page;
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current && !asking) button.current?.focus();
    opened.current = asking;
  }, [asking]);
  const mayAsk = actions.includes('ask-approval');
  if (!approval && !mayAsk) return null;
  const waiting = ticket.status === 'waiting-approval';
  return (
    <section className={`desk-card ${classes.assign}`} aria-labelledby="approval">
      <h2 id="approval">Approval</h2>
      {approval ? <RoundView round={approval} activity={activity} waiting={waiting} /> : null}
      <Suspense>
        {asking && mayAsk ? (
          <form.Part page={page} onEnd={() => setAsking(false)} />
        ) : mayAsk ? (
          <Button
            ref={button}
            variant="default"
            {...form.soon}
            onClick={() => startTransition(() => setAsking(true))}
          >
            {waiting ? 'Ask anew' : 'Ask for approval'}
          </Button>
        ) : null}
      </Suspense>
    </section>
  );
};
