import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import '../../shared/theme/mantine-inputs.ts';
import type { LinkOf } from '../../shared/ticket/FileList.tsx';
import { News } from '../../shared/ticket/News.tsx';
import { Resolution } from '../../shared/ticket/Resolution.tsx';
import { Portrait } from '../../shared/people/Portrait.tsx';
import { Timeline } from '../../shared/ticket/Timeline.tsx';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { isRefused } from '../../shared/api/problem-error.ts';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { call } from '../portal.ts';
import { ticketQuery } from '../queries.ts';
import { useMe } from '../use-me.ts';
import { ApprovalPanel } from '../approvals/ApprovalPanel.tsx';
import { Details } from './Details.tsx';
import { Facts } from './Facts.tsx';
import { OnTicket } from './OnTicket.tsx';
import { Over } from './Over.tsx';
import { Reply } from './Reply.tsx';
import { Solved } from './Solved.tsx';
import classes from './TicketPage.module.css';

const route = getRouteApi('/tickets/$number');

/** A ticket: what it is, how it stands, what happened, and what its company can do now. */
export const TicketPage = () => {
  const { number } = route.useParams();
  const { decide } = route.useSearch();
  const { me } = useMe();
  const { data: page, error, refetch } = useQuery(ticketQuery(number));
  const linkOf: LinkOf = async (fileId, show) => {
    const query = show ? ({ show: 'yes' } as const) : {};
    return (await call('downloadFile', { params: { number, fileId }, query })).url;
  };
  if (!page || isRefused(error))
    return (
      <>
        <PageTitle above={<p className={classes.number}>{number}</p>}>Ticket</PageTitle>
        <div key="waiting" className={`${card.card} ${card.inside}`}>
          {error ? (
            <ErrorState
              error={error}
              onRetry={() => void refetch()}
              wayOut={
                isRefused(error) ? (
                  <ButtonLink to="/tickets" search={{ list: 'open' }} variant="default">
                    Go to the tickets
                  </ButtonLink>
                ) : null
              }
            />
          ) : (
            <Loading what="the ticket" lines={6} height={40} />
          )}
        </div>
      </>
    );
  const { ticket, detail, activity, files, actions, takesPart, links } = page;
  const over = ticket.status === 'closed' || ticket.status === 'declined';
  return (
    <>
      <PageTitle above={<p className={classes.number}>{number}</p>}>{ticket.title}</PageTitle>
      <div className={classes.page}>
        <div key={number} className={classes.main}>
          <News activity={activity} meId={me.id} />
          <Solved ticket={ticket} activity={activity} resolved={actions.includes('close')} />
          <ApprovalPanel page={page} meId={me.id} chosen={decide} />
          <Details detail={detail} />
          {actions.includes('close') ? null : (
            <Resolution activity={activity} className={`${card.card} ${card.inside}`} />
          )}
          {over ? <Over ticket={ticket} /> : takesPart ? <Reply ticket={ticket} /> : null}
          <section className={`${card.card} ${card.inside}`} aria-labelledby="activity">
            <h2 id="activity">Activity</h2>
            <Timeline
              activity={activity}
              files={files}
              meId={me.id}
              linkOf={linkOf}
              renderPortrait={({ by }) =>
                by.id === me.id && me.photo ? (
                  <Portrait name={me.name} src={me.photo.small} side={24} />
                ) : null
              }
            />
          </section>
        </div>
        <div className={classes.side}>
          <Facts ticket={ticket} files={files} links={links} linkOf={linkOf} />
          <OnTicket ticket={ticket} takesPart={takesPart} />
        </div>
      </div>
    </>
  );
};
