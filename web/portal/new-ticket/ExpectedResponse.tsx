import type { Targets } from '../../../lambdas/service-levels/service-level.model.ts';
import { inHours } from '../../shared/ticket/clock.plain.ts';
import { type Impact, priorityOf, type Urgency } from '../../../lambdas/tickets/ticket.model.ts';
import { EmergencyMark } from '../../shared/ticket/EmergencyMark.tsx';
import { PriorityMark } from '../../shared/ticket/PriorityMark.tsx';
import classes from './NewTicket.module.css';
import type { TicketFormData } from './ticket-values.ts';

type Props = {
  offers: TicketFormData;
  asksUrgency: boolean;
  urgency?: Urgency | undefined;
  impact?: Impact | undefined;
  emergency: boolean;
};

/** The priority that follows from what was chosen, and when to expect a first answer (C8). */
export const ExpectedResponse = ({ offers, asksUrgency, urgency, impact, emergency }: Props) => {
  if (asksUrgency && !emergency && !(urgency && impact))
    return (
      <output className={classes.expected}>
        Choose how urgent it is and who is affected: we then show the priority and when to expect an answer.
      </output>
    );
  const priority = priorityOf(offers.matrix, urgency, impact, emergency);
  const target = offers.targets[priority as keyof Targets];
  return (
    <output className={classes.expected}>
      <span>
        Priority: <PriorityMark priority={priority} />
        {emergency ? <EmergencyMark /> : null}
      </span>
      {target ? (
        <span>Expected first response: within {inHours(target.respond, target.allHours)}</span>
      ) : null}
      {priority === 1 && !emergency && offers.phone ? (
        <strong>Please also phone us, so that somebody starts at once: {offers.phone}</strong>
      ) : null}
    </output>
  );
};
