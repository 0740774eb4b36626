import { Link } from '@tanstack/react-router';
import type { Home } from '../../../lambdas/home/home.contract.ts';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import card from '../card.module.css';
import classes from './Chart.module.css';
import { Bar } from './MonthsChart.tsx';

type Props = { openByType: Home['openByType']; site: string | undefined };

/** Open tickets by request type; each bar leads to its tickets (B5). */
export const TypesChart = ({ openByType, site }: Props) => {
  const most = Math.max(1, ...openByType.map(({ open }) => open));
  return (
    <section className={`${card.card} ${card.inside}`} aria-labelledby="types">
      <h2 id="types">Open by request type</h2>
      <ul className={classes.types} aria-labelledby="types">
        {openByType.map(({ type, open }) => (
          <li key={type}>
            <Link to="/tickets" search={{ list: 'open', filters: { type }, site }}>
              <span>{requestTypeWords[type].name}</span> <span className={classes.count}>{open}</span>
              <Bar share={open / most} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
