import { IconClock, IconPhone } from '@tabler/icons-react';
import card from '../card.module.css';
import classes from './HelpDesk.module.css';

/** How to reach the help desk (B8). */
export const HelpDesk = ({ phone, hours }: { phone: string; hours: string }) => (
  <section className={`${card.card} ${card.inside}`} aria-labelledby="help-desk">
    <h2 id="help-desk">Help desk</h2>
    <p className={classes.reach}>
      <IconPhone size={18} aria-hidden="true" />
      <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>
    </p>
    <p className={classes.reach}>
      <IconClock size={18} aria-hidden="true" />
      {hours}
    </p>
  </section>
);
