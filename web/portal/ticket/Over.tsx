import { Button } from '@mantine/core';
import { startTransition, Suspense, useState } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import form_ from '../../shared/forms/form.module.css';
import { statusMeaning } from '../../shared/ticket/ticket.plain.ts';
import { later } from '../../shared/ui/later.ts';
import card from '../card.module.css';
import { useMe } from '../use-me.ts';

const followUp = later(async () => (await import('./FollowUpForm.tsx')).FollowUpForm);

/** A ticket that is over takes no replies: a closed one can be followed up, a declined one asked for anew. */
export const Over = ({ ticket }: { ticket: Ticket }) => {
  const { may } = useMe();
  const [open, setOpen] = useState(false);
  const follows = ticket.status === 'closed' && may('tickets:create');
  return (
    <section className={`${card.card} ${card.inside} ${form_.form}`} aria-labelledby="over">
      <h2 id="over">{follows ? 'Is it not solved?' : 'This ticket is over'}</h2>
      <Suspense>
        {open ? (
          <followUp.Part ticket={ticket} onEnd={() => setOpen(false)} />
        ) : (
          <>
            <p className={form_.note}>
              {statusMeaning[ticket.status].meaning}{' '}
              {follows
                ? 'It stays closed. If it comes back, or something is left to do, open a follow-up: a new ticket that is linked to this one.'
                : 'If you still need help, please raise a new ticket and name this one.'}
            </p>
            {follows ? (
              <div className={form_.actions}>
                <Button
                  variant="default"
                  {...followUp.soon}
                  onClick={() => startTransition(() => setOpen(true))}
                >
                  This is not solved
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Suspense>
    </section>
  );
};
