import type { Round, Seat } from '../../../lambdas/approvals/round.model.ts';
import type { Activity } from '../../../lambdas/tickets/ticket.model.ts';
import { Moment } from '../ui/Moment.tsx';
import { PlainText } from '../ui/PlainText.tsx';
import { moneyInWords, stateOf } from './round.plain.ts';
import classes from './RoundView.module.css';

/** A round of approval: what was asked, by which rule, and who has decided what. */
type Props = {
  round: Round;
  activity: readonly Activity[];
  /** Whether the ticket still waits for it. */
  waiting: boolean;
};

export const RoundView = ({ round, activity, waiting }: Props) => {
  const textOf = (id: string) => activity.find((one) => one.id === id)?.text;
  const asked = textOf(round.activityId);
  return (
    <div className={classes.round}>
      <p className={classes.rule}>{ruleWords(round, waiting)}</p>
      {asked ? (
        <div className={classes.asked}>
          <PlainText>{asked}</PlainText>
        </div>
      ) : null}
      {round.cost ? (
        <p>
          Cost: <strong>{moneyInWords(round.cost)}</strong>
        </p>
      ) : null}
      <ul className={classes.seats} aria-label="Who approves">
        {round.seats.map((seat) => (
          <SeatView
            key={seat.id}
            seat={seat}
            reason={seat.decision && textOf(seat.decision.activityId)}
            waiting={waiting}
          />
        ))}
      </ul>
    </div>
  );
};

const ruleWords = (round: Round, waiting: boolean): string => {
  const state = stateOf(round);
  if (state === 'approved') return 'This was approved.';
  if (state === 'declined') return 'This was declined, so nothing is done.';
  if (!waiting) return 'This went on without a decision.';
  if (round.seats.length === 1) return 'We begin once this person approves.';
  return round.rule === 'all'
    ? 'We begin once all of these people approve.'
    : 'We begin once one of these people approves.';
};

const SeatView = ({
  seat: { name, decision },
  reason,
  waiting,
}: {
  seat: Seat;
  reason: string | undefined;
  waiting: boolean;
}) => (
  <li data-outcome={decision?.outcome}>
    <strong>{name}</strong>{' '}
    {decision ? (
      <>
        <span className={classes.outcome}>{decision.outcome}</span>
        {decision.by.name === name ? '' : ` by ${decision.by.name}`}, <Moment at={decision.at} />
        {reason ? (
          <div className={classes.reason}>
            <PlainText>{reason}</PlainText>
          </div>
        ) : null}
      </>
    ) : (
      <span className={classes.quiet}>{waiting ? 'has not decided yet' : 'did not decide'}</span>
    )}
  </li>
);
