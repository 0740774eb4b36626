import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { PlainText } from '../../shared/ui/PlainText.tsx';
import { RedactRequest } from './RedactRequest.tsx';
import { partNames, requestTexts } from './request-parts.ts';
import classes from './Ticket.module.css';

/** What the customer wrote when raising the ticket. */
export const Request = ({ page }: { page: TicketPage }) => (
  <div className={`desk-card ${classes.request}`}>
    {requestTexts(page.detail).map(([part, text]) => (
      <section key={part}>
        <h2 className={classes.heading}>{partNames[part]}</h2>
        <PlainText>{text}</PlainText>
      </section>
    ))}
    <div>
      <RedactRequest page={page} />
    </div>
  </div>
);
