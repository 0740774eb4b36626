import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Moment } from '../../shared/ui/Moment.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { PlainText } from '../../shared/ui/PlainText.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { announcementQuery } from '../queries.ts';
import { Maintenance } from './Announcements.tsx';
import classes from './Announcements.module.css';

const route = getRouteApi('/announcements/$announcementId');

export const AnnouncementPage = () => {
  const { announcementId } = route.useParams();
  const { data, error, refetch } = useQuery(announcementQuery(announcementId));
  return (
    <>
      <PageTitle>{data?.title ?? 'Announcement'}</PageTitle>
      {/* Another element for the text: the real title may be longer, and nothing that stands here moves. */}
      <article key={data?.id} className={`${card.card} ${card.inside}`}>
        {data ? (
          <>
            <p className={classes.when}>
              {data.maintenance ? <Maintenance /> : null}
              <Moment at={data.publishedAt} exact />
            </p>
            <div className={classes.text}>
              <PlainText>{data.text}</PlainText>
            </div>
          </>
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="the announcement" />
        )}
      </article>
    </>
  );
};
