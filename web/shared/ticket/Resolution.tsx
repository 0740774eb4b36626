import type { Activity } from '../../../lambdas/tickets/ticket.model.ts';
import { Moment } from '../ui/Moment.tsx';
import { PlainText } from '../ui/PlainText.tsx';
import classes from './Resolution.module.css';
import { resolutionOf } from './ticket.plain.ts';

/** What was done to solve the ticket, with who said it and when; nothing while nothing was. */
export const Resolution = ({ activity, className }: { activity: readonly Activity[]; className: string }) => {
  const parts = resolutionOf(activity);
  return parts.length === 0 ? null : (
    <section className={className} aria-labelledby="resolution">
      <h2 id="resolution">Resolution</h2>
      {parts.map(({ id, by, at, title, text = '' }) => (
        <div key={id} className={classes.part}>
          {title ? <strong>{title}</strong> : null}
          <PlainText>{text}</PlainText>
          <p>
            {by.name}, <Moment at={at} exact />
          </p>
        </div>
      ))}
    </section>
  );
};
