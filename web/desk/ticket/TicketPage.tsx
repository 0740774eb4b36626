import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import '../../shared/theme/mantine-inputs.ts';
import { Answer } from '../parts/Answer.tsx';
import { ticketQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import { TicketView } from './TicketView.tsx';

const path = '/tickets/$companyId/$number';
const route = getRouteApi<typeof path, DeskRouter>(path);

/** A ticket with all that belongs to it; live while the page is looked at (J2). */
export const TicketPage = () => {
  const { companyId, number } = route.useParams();
  return (
    <Answer query={useQuery(ticketQuery(companyId, number))} what="the ticket" page>
      {(page) => <TicketView key={number} page={page} />}
    </Answer>
  );
};
