import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Import } from '../../../lambdas/imports/import.model.ts';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Moment } from '../../shared/ui/Moment.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { queryClient } from '../portal.ts';
import { importQuery } from './import-queries.ts';
import { headlineOf, number, rowsInWords, stateWords } from './import-words.ts';
import { isMoving, rowsKeptDays } from './import.plain.ts';
import { ImportActions } from './ImportActions.tsx';
import classes from './Imports.module.css';
import { Rows } from './Rows.tsx';

const route = getRouteApi('/users/imports/$importId');

/** One import: its preview, then its progress, then what came of it (F7). */
export const ImportStatePage = () => {
  const { importId } = route.useParams();
  const { data, error, refetch } = useQuery(importQuery(importId));
  const state = data?.state;
  useEffect(() => {
    if (state !== 'done' && state !== 'undone') return;
    for (const key of ['contacts', 'imports', 'ticket-form'])
      void queryClient.invalidateQueries({ queryKey: [key] });
  }, [state]);
  return (
    <>
      <PageTitle
        aside={
          <ButtonLink variant="default" to="/users/imports">
            Import history
          </ButtonLink>
        }
      >
        Import
      </PageTitle>
      {data ? (
        <Content one={data} />
      ) : error ? (
        <section className={card.card}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </section>
      ) : (
        <Loading what="the import" lines={4} height={48} />
      )}
    </>
  );
};

const Content = ({ one }: { one: Import }) => (
  <>
    <section className={`${card.card} ${card.inside} ${classes.summary}`} aria-labelledby="state">
      <div aria-live="polite">
        <h2 id="state">{headlineOf(one)}</h2>
        {one.reason ? <p role="alert">{one.reason}</p> : null}
        <p className={classes.about}>
          {one.fileName} · {one.siteName} · {one.existing === 'update' ? 'updates' : 'leaves'} existing users
          · {one.startedBy}, <Moment at={one.startedAt} />
          {one.confirmedBy ? ` · confirmed by ${one.confirmedBy}` : ''}
          {one.undoneBy ? ` · undone by ${one.undoneBy}` : ''}
        </p>
        {one.ignored.length > 0 ? (
          <p
            className={classes.about}
          >{`Columns that we do not know, and leave out: ${one.ignored.join(', ')}.`}</p>
        ) : null}
        {one.state === 'undone' ? (
          <p>{`${number(one.removed)} removed, ${number(one.restored)} set back, ${number(one.kept)} kept${one.kept > 0 ? ': choose “Kept” below to see who, and why' : ''}.`}</p>
        ) : null}
      </div>
      {isMoving(one.state) ? <Progress one={one} /> : null}
      <ImportActions one={one} />
    </section>
    {one.rows > 0 && !['uploading', 'reading', 'checking', 'refused'].includes(one.state) ? (
      one.rowsKept ? (
        <Rows one={one} />
      ) : (
        <p className={classes.about}>{`The rows of an import are kept for ${rowsKeptDays} days.`}</p>
      )
    ) : null}
  </>
);

const Progress = ({ one }: { one: Import }) => (
  <div className={classes.moving}>
    <progress
      className={classes.progress}
      max={1}
      value={one.state === 'uploading' || one.state === 'reading' ? undefined : one.progress}
      aria-label={stateWords[one.state]}
    />
    <span className={classes.about}>
      {one.rows > 0 ? `${Math.floor(one.progress * 100)} % of ${rowsInWords(one.rows)}` : ''}
    </span>
    <span className={classes.about}>You can leave this page; the work goes on.</span>
  </div>
);
