import { Link } from '@tanstack/react-router';
import type { Home } from '../../../lambdas/home/home.contract.ts';
import card from '../card.module.css';
import { monthInWords } from '../tickets/list-title.ts';
import classes from './Chart.module.css';

const kinds = ['created', 'completed'] as const;
const names = { created: 'Created', completed: 'Completed' } as const;
const short = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' });

type Props = { months: Home['months']; site: string | undefined };

/**
 * Tickets created and completed in each month (B4): a table that looks like bars, so that a screen reader reads its
 * rows and columns. Browsers keep the meaning of a table that is laid out otherwise (Chrome since 80, Safari since 17).
 */
export const MonthsChart = ({ months, site }: Props) => {
  const most = Math.max(1, ...months.flatMap(({ created, completed }) => [created, completed]));
  return (
    <section className={`${card.card} ${card.inside}`} aria-labelledby="months">
      <div className={classes.head}>
        <h2 id="months">Created and completed by month</h2>
        <p className={classes.key} aria-hidden="true">
          {kinds.map((kind) => (
            <span key={kind} data-kind={kind}>
              {names[kind]}
            </span>
          ))}
        </p>
      </div>
      <table className={classes.months} aria-labelledby="months">
        <thead>
          <tr>
            <th scope="col">Month</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {names[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((one) => (
            <tr key={one.month}>
              <th scope="row" aria-label={monthInWords(one.month)}>
                {short.format(new Date(`${one.month}-15T00:00:00Z`))}
              </th>
              {kinds.map((kind) => (
                <td key={kind} data-kind={kind}>
                  <Link
                    to="/tickets"
                    search={{ list: kind, period: one.month, site }}
                    preload={false}
                    title={`${one[kind]} ${kind} in ${monthInWords(one.month)}`}
                  >
                    <span className={classes.count}>{one[kind]}</span>
                    <Bar share={one[kind] / most} />
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** A bar from 0 to 1 of the room it has; the stylesheet turns it upright where there is width. */
export const Bar = ({ share }: { share: number }) => (
  <span className={classes.room} aria-hidden="true">
    <span className={classes.bar} style={{ '--share': share } as React.CSSProperties} />
  </span>
);
