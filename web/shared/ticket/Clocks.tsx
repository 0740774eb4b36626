import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { Moment } from '../ui/Moment.tsx';
import { absoluteTime } from '../ui/time.ts';
import { useMinute } from '../ui/use-minute.ts';
import { ballWith, type Side, them } from './clock-words.ts';
import { resolutionOf, responseOf, type Standing } from './clock.plain.ts';
import { StandingMark } from './StandingMark.tsx';

type Props = { ticket: Ticket; side: Side };

/** Both clocks of a ticket and who has the ball (E11), as entries of a list of facts. */
export const Clocks = ({ ticket, side }: Props) => {
  const now = useMinute();
  const ball = ballWith(ticket.status, side);
  return (
    <>
      {ball ? (
        <div>
          <dt>Who has the ball</dt>
          <dd>{ball}</dd>
        </div>
      ) : null}
      <Clock name="First response" standing={responseOf(ticket, now)} done={ticket.respondedAt} side={side} />
      <Clock name="Resolution" standing={resolutionOf(ticket, now)} done={ticket.resolvedAt} side={side} />
    </>
  );
};

type ClockProps = { name: string; standing?: Standing; done?: string; side: Side };

const Clock = ({ name, standing, done, side }: ClockProps) =>
  standing ? (
    <div>
      <dt>{name}</dt>
      <dd>
        <StandingMark state={standing.state} />{' '}
        {standing.state === 'paused' ? (
          `while we wait for ${them[side]}`
        ) : done ? (
          <>
            {absoluteTime(done)}
            {standing.state === 'missed' ? `; it was due ${absoluteTime(standing.by)}` : ''}
          </>
        ) : (
          <>
            {standing.state === 'missed' ? 'it was due ' : ''}
            <Moment at={standing.by} exact />
          </>
        )}
      </dd>
    </div>
  ) : null;
