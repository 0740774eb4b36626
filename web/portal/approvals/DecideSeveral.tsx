import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import '../../shared/theme/mantine-inputs.ts';
import type { DecidedOne } from '../../../lambdas/approvals/approvals.contract.ts';
import type { Decision } from '../../../lambdas/approvals/round.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { call, queryClient } from '../portal.ts';
import { awayQuery } from '../queries.ts';
import classes from './Approvals.module.css';
import { DecisionForm } from './DecisionForm.tsx';
import { PickedContext } from './picked.ts';

type Choice = Decision['decision'];
const decide = (sends: SendsOf<'decideApprovals'>, key: string) => call('decideApprovals', sends, { key });

/** The service takes so many at a time. */
const most = 50;
const ticketsIn = (count: number): string => `${count} ${count === 1 ? 'ticket' : 'tickets'}`;

/** Approves or declines several tickets of the list (E8); each is answered for itself. */
export const DecideSeveral = ({ tickets, children }: { tickets: readonly Ticket[]; children: ReactNode }) => {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [choice, setChoice] = useState<Choice>();
  // Who only stands in has nothing to pass on.
  const { data: away } = useQuery(awayQuery);
  const [results, setResults] = useState<readonly DecidedOne[]>([]);
  const { submit, busy } = useSubmission(decide);
  const chosen = tickets.filter(({ number }) => picked.has(number)).slice(0, most);
  const toggle = useCallback(
    (number: string) =>
      setPicked(
        (all) => new Set(all.has(number) ? [...all].filter((one) => one !== number) : [...all, number]),
      ),
    [],
  );
  const context = useMemo(() => ({ chosen: picked, toggle }), [picked, toggle]);
  const all = chosen.length === Math.min(tickets.length, most) && chosen.length > 0;
  const send = async (reason: string | undefined) => {
    const answer = await submit({
      body: {
        decision: choice ?? 'approve',
        reason,
        tickets: chosen.map(({ number, approval }) => ({ number, round: approval?.roundId ?? '' })),
      },
    });
    setResults(answer.results);
    setPicked(new Set(answer.results.flatMap(({ number, problem }) => (problem ? [number] : []))));
    setChoice(undefined);
    document.querySelector('h1')?.focus({ preventScroll: true });
    void queryClient.invalidateQueries({ queryKey: ['home'] });
    void queryClient.invalidateQueries({ queryKey: ['ticket'] });
    await queryClient.invalidateQueries({ queryKey: ['tickets'] });
  };
  return (
    <PickedContext value={context}>
      <div className={classes.bar}>
        <Results results={results} />
        {tickets.length === 0 ? null : choice && chosen.length > 0 ? (
          <DecisionForm
            key={choice}
            decision={choice}
            what={ticketsIn(chosen.length)}
            busy={busy}
            send={send}
            onEnd={() => setChoice(undefined)}
          />
        ) : (
          <div className={classes.line}>
            <Button
              variant="default"
              onClick={() =>
                setPicked(new Set(all ? [] : tickets.slice(0, most).map(({ number }) => number)))
              }
            >
              {all ? 'Choose none' : 'Choose all'}
            </Button>
            <Button disabled={chosen.length === 0} onClick={() => setChoice('approve')}>
              Approve selected
            </Button>
            <Button variant="default" disabled={chosen.length === 0} onClick={() => setChoice('decline')}>
              Decline selected
            </Button>
            <p aria-live="polite">{chosen.length > 0 ? `${chosen.length} chosen` : ''}</p>
            {away?.onBoard ? (
              <Link to="/away" className={classes.away}>
                While I am away
              </Link>
            ) : null}
          </div>
        )}
      </div>
      {children}
    </PickedContext>
  );
};

/** What went, in a sentence; what did not, with the reason. */
const Results = ({ results }: { results: readonly DecidedOne[] }) => {
  const count = (state: DecidedOne['state']) => results.filter((one) => one.state === state).length;
  const done = [
    ...(count('approved') > 0 ? [`${ticketsIn(count('approved'))} approved.`] : []),
    ...(count('declined') > 0 ? [`${ticketsIn(count('declined'))} declined.`] : []),
    ...(count('waiting') > 0 ? [`${ticketsIn(count('waiting'))}: counted, others must approve too.`] : []),
  ];
  return (
    <div>
      <output>{done.join(' ')}</output>
      <ul className={classes.results}>
        {results.map(({ number, problem }) =>
          problem ? (
            <li key={number}>
              <Link to="/tickets/$number" params={{ number }} className={classes.link}>
                {number}
              </Link>
              {`: ${problem}`}
            </li>
          ) : null,
        )}
      </ul>
    </div>
  );
};
