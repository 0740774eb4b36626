import { IconAlertCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import card from '../card.module.css';
import classes from './HelpDesk.module.css';

/** What waits for a decision of the person (B9); nothing when nothing does. */
export const Alerts = ({ approvals, site }: { approvals: number; site: string | undefined }) =>
  approvals === 0 ? null : (
    <section className={`${card.card} ${card.inside}`} aria-labelledby="alerts">
      <h2 id="alerts">For you to decide</h2>
      <p className={classes.reach}>
        <IconAlertCircle size={18} aria-hidden="true" />
        <Link to="/tickets" search={{ list: 'approvals', site }}>
          {approvals === 1 ? '1 ticket to approve' : `${approvals} tickets to approve`}
        </Link>
      </p>
    </section>
  );
