import type { TicketDetail } from '../../../lambdas/tickets/ticket.model.ts';
import { PlainText } from '../../shared/ui/PlainText.tsx';
import classes from './Ticket.module.css';

/** What the customer wrote when raising the ticket. */
export const Request = ({ detail }: { detail: TicketDetail }) => {
  const parts = [
    ['Description', detail.description],
    ['Steps tried', detail.stepsTried],
    ['Error messages', detail.errorMessages],
    ['Unsure which item', detail.unsureItem],
  ] as const;
  return (
    <div className={`desk-card ${classes.request}`}>
      {parts.map(([name, text]) =>
        text === undefined ? null : (
          <section key={name}>
            <h2 className={classes.heading}>{name}</h2>
            <PlainText>{text}</PlainText>
          </section>
        ),
      )}
    </div>
  );
};
