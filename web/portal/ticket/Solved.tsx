import { startTransition, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import type { Activity, Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import form_ from '../../shared/forms/form.module.css';
import { Resolution } from '../../shared/ticket/Resolution.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import { later } from '../../shared/ui/later.ts';
import card from '../card.module.css';
import classes from './TicketPage.module.css';

const close = later(async () => (await import('./CloseForm.tsx')).CloseForm);
const reopen = later(async () => (await import('./ReopenForm.tsx')).ReopenForm);

type Props = { ticket: Ticket; activity: readonly Activity[]; resolved: boolean };

/**
 * A resolved ticket asks its customer: is it solved? Yes closes it, No reopens it (E5).
 * An answer that is being written stays when somebody else was quicker, with what changed.
 * The focus goes into the answer, and out of it to what is left: the two buttons, or the page's name.
 */
export const Solved = ({ ticket, activity, resolved }: Props) => {
  const [answer, setAnswer] = useState<'close' | 'reopen'>();
  const section = useRef<HTMLElement>(null);
  const answered = useRef(false);
  const go = (to: 'close' | 'reopen') => startTransition(() => setAnswer(to));
  const end = () => setAnswer(undefined);
  useEffect(() => {
    const field = answer && section.current?.querySelector<HTMLElement>('input, textarea');
    const left = section.current?.querySelector('button') ?? document.querySelector('h1');
    if (field) field.focus();
    else if (answered.current) left?.focus({ preventScroll: true });
    answered.current = answer !== undefined;
  }, [answer]);
  if (!resolved && answer === undefined) return null;
  return (
    <section
      ref={section}
      className={`${card.card} ${card.inside} ${classes.solved}`}
      aria-labelledby="solved"
    >
      <h2 id="solved">{resolved ? 'We think this is solved' : 'This ticket has changed meanwhile'}</h2>
      {resolved ? <Resolution activity={activity} className={classes.resolution ?? ''} /> : null}
      {resolved && ticket.closesOn ? (
        <p>If we hear nothing from you, it closes by itself on {dayInWords(ticket.closesOn)}.</p>
      ) : null}
      <Suspense>
        {answer === undefined ? (
          <div className={form_.actions}>
            <Button {...close.soon} onClick={() => go('close')}>
              Yes, close the ticket
            </Button>
            <Button variant="default" {...reopen.soon} onClick={() => go('reopen')}>
              No, reopen it
            </Button>
          </div>
        ) : answer === 'close' ? (
          <close.Part ticket={ticket} onEnd={end} />
        ) : (
          <reopen.Part ticket={ticket} onEnd={end} />
        )}
      </Suspense>
    </section>
  );
};
