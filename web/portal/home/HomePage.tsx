import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { homeQuery } from '../queries.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { SiteSelect } from '../sites/SiteSelect.tsx';
import { useMe } from '../use-me.ts';
import { Alerts } from './Alerts.tsx';
import classes from './HomePage.module.css';
import { LatestTickets } from './LatestTickets.tsx';
import { Tiles } from './Tiles.tsx';

const route = getRouteApi('/');

/** These come after the numbers and the tickets; the chart's room is kept for it, the side has a column of its own. */
const rest = () => import('./rest.ts');
const MonthsChart = lazy(async () => ({ default: (await rest()).MonthsChart }));
const Side = lazy(async () => ({ default: (await rest()).Side }));

/** Where everybody lands: how things stand, what is open, what is announced, how to reach the help desk. */
export const HomePage = () => {
  const { me, opens } = useMe();
  const { site } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: home, error, refetch } = useQuery({ ...homeQuery(site), placeholderData: keepPreviousData });
  return (
    <>
      <PageTitle
        aside={opens('/tickets/new') ? <NewTicket /> : undefined}
      >{`Hello, ${me.firstName}`}</PageTitle>
      {home ? (
        <div className={classes.page}>
          <p className={classes.welcome}>{home.welcome}</p>
          <div className={classes.find}>
            <SearchBox />
            <SiteSelect site={site} onChange={(to) => void navigate({ search: { site: to } })} />
          </div>
          <Tiles tiles={home.tiles} site={site} />
          <Alerts approvals={home.tiles.waitingMyApproval ?? 0} site={site} />
          <div className={classes.main}>
            <LatestTickets
              latestOpen={home.latestOpen}
              site={site}
              approves={home.tiles.waitingMyApproval !== undefined}
            />
            <Suspense fallback={<div className={`${card.card} ${classes.room}`} />}>
              <MonthsChart months={home.months} site={site} />
            </Suspense>
          </div>
          <div className={classes.side}>
            <Suspense>
              <Side home={home} site={site} />
            </Suspense>
          </div>
        </div>
      ) : error ? (
        <div className={card.card}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <Loading what="the home page" lines={4} height={112} />
      )}
    </>
  );
};

const NewTicket = () => (
  <ButtonLink to="/tickets/new" size="md">
    <IconPlus size={20} aria-hidden="true" className={classes.plus} />
    New ticket
  </ButtonLink>
);
