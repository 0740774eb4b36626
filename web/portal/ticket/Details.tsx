import type { TicketDetail } from '../../../lambdas/tickets/ticket.model.ts';
import { PlainText } from '../../shared/ui/PlainText.tsx';
import card from '../card.module.css';
import classes from './TicketPage.module.css';

const more = [
  ['stepsTried', 'What was tried already'],
  ['errorMessages', 'Error messages, codes, lights'],
  ['unsureItem', 'Which system'],
] as const;

/** The long texts of a ticket. */
export const Details = ({ detail }: { detail: TicketDetail }) => (
  <section className={`${card.card} ${card.inside} ${classes.details}`} aria-labelledby="description">
    <h2 id="description">Description</h2>
    <PlainText>{detail.description}</PlainText>
    {more.map(([field, name]) =>
      detail[field] ? (
        <div key={field}>
          <h3>{name}</h3>
          <PlainText>{detail[field]}</PlainText>
        </div>
      ) : null,
    )}
  </section>
);
