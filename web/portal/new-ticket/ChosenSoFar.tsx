import { Link } from '@tanstack/react-router';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import type { TicketValues } from './draft.ts';
import classes from './NewTicket.module.css';
import type { TicketFormData } from './ticket-values.ts';

/** What was chosen in the steps before, and the way back to choose again; what is written stays. */
export const ChosenSoFar = ({ form, start }: { form: TicketFormData; start: TicketValues }) => {
  const { type, siteId: site, serviceId: service, subcategoryId: part } = start;
  const chosen = form.services.find(({ id }) => id === service);
  const words = [
    requestTypeWords[type].name,
    form.sites.find(({ id }) => id === site)?.name,
    chosen?.name,
    chosen?.subcategories.find(({ id }) => id === part)?.name,
  ];
  return (
    <p className={classes.chosen}>
      <span>{words.filter(Boolean).join(' · ')}</span>
      <Link to="/tickets/new" search={{ type, site, service, part, choose: true }}>
        Choose again
      </Link>
    </p>
  );
};
