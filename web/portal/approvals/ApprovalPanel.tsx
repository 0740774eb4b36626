import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { startTransition, Suspense, useEffect, useRef, useState } from 'react';
import type { Decision } from '../../../lambdas/approvals/round.model.ts';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import form_ from '../../shared/forms/form.module.css';
import { RoundView } from '../../shared/ticket/RoundView.tsx';
import { later } from '../../shared/ui/later.ts';
import { Loading } from '../../shared/ui/states.tsx';
import { say } from '../../shared/ui/flash.ts';
import card from '../card.module.css';
import { call } from '../portal.ts';
import { refreshTicket } from '../ticket/refresh.ts';
import classes from './Approvals.module.css';

const decision = later(async () => (await import('./DecisionForm.tsx')).DecisionForm);

type Choice = Decision['decision'];
const decide = (sends: SendsOf<'decideApproval'>, key: string) => call('decideApproval', sends, { key });

const told: Record<string, string> = {
  approved: 'Approved. We will begin soon.',
  declined: 'Declined. Nothing will be done.',
  waiting: 'Your approval is counted. Others must approve too.',
};

/** How the approval of a ticket stands (E8), and the decision for those who are asked. `chosen` comes from a mail's link. */
export const ApprovalPanel = ({
  page,
  meId,
  chosen,
}: {
  page: TicketPage;
  meId: string;
  chosen: Choice | undefined;
}) => {
  const { ticket, approval: round, actions, activity, decidesFor } = page;
  const mayDecide = actions.includes('approve');
  const [choice, setChoice] = useState<Choice | undefined>(mayDecide ? chosen : undefined);
  const { submit, busy } = useSubmission(decide);
  const section = useRef<HTMLElement>(null);
  const opened = useRef(false);
  // The focus goes out of the form to what is left: the two buttons, or the page's name.
  useEffect(() => {
    const left = section.current?.querySelector('button') ?? document.querySelector('h1');
    if (opened.current && !choice) left?.focus({ preventScroll: true });
    opened.current = choice !== undefined;
  }, [choice]);
  if (!round) return null;
  const choose = (to: Choice) => startTransition(() => setChoice(to));
  const waiting = ticket.status === 'waiting-approval';
  const { number } = ticket;
  const send = async (reason: string | undefined) => {
    try {
      const { state } = await submit({
        params: { number },
        body: { round: round.id, decision: choice ?? 'approve', reason },
      });
      say(told[state] ?? '');
      setChoice(undefined);
    } finally {
      await refreshTicket(number);
    }
  };
  const inPlaceOf = decidesFor.filter(({ id }) => id !== meId).map(({ name }) => name);
  return (
    <section
      ref={section}
      className={`${card.card} ${card.inside} ${mayDecide ? classes.asks : ''}`}
      aria-labelledby="approval"
    >
      <h2 id="approval">{mayDecide ? 'Please approve or decline' : 'Approval'}</h2>
      <RoundView round={round} activity={activity} waiting={waiting} />
      {inPlaceOf.length > 0 ? (
        <p className={form_.note}>{`You decide in place of ${inPlaceOf.join(', ')}.`}</p>
      ) : null}
      <Suspense fallback={<Loading what="the form" lines={3} height={48} />}>
        {choice && (mayDecide || busy) ? (
          <decision.Part
            key={choice}
            decision={choice}
            what="the request"
            busy={busy}
            send={send}
            onEnd={() => setChoice(undefined)}
          />
        ) : mayDecide ? (
          <div className={form_.actions}>
            <Button {...decision.soon} onClick={() => choose('approve')}>
              Approve
            </Button>
            <Button variant="default" {...decision.soon} onClick={() => choose('decline')}>
              Decline
            </Button>
            {round.seats.some(({ id }) => id === meId) ? (
              <Link to="/away" className={classes.away}>
                While I am away
              </Link>
            ) : null}
          </div>
        ) : null}
      </Suspense>
    </section>
  );
};
