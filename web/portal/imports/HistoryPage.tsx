import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Import } from '../../../lambdas/imports/import.model.ts';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Moment } from '../../shared/ui/Moment.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { importsQuery } from './import-queries.ts';
import { countsOf, headlineOf } from './import-words.ts';
import classes from './Imports.module.css';

/** Import history: who imported which file, when, where to, and what came of it (F5). */
export const HistoryPage = () => {
  const { data, error, refetch } = useQuery(importsQuery);
  return (
    <>
      <PageTitle aside={<ButtonLink to="/users/import">Import/Update users</ButtonLink>}>
        Import history
      </PageTitle>
      <section className={card.card} aria-label="Imports">
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <div className={card.inside}>
            <Loading what="the imports" lines={5} height={26} />
          </div>
        ) : data.imports.length === 0 ? (
          <EmptyState title="Nothing was imported yet." />
        ) : (
          <History imports={data.imports} />
        )}
      </section>
    </>
  );
};

const History = ({ imports }: { imports: readonly Import[] }) => (
  <table className={classes.table}>
    <thead>
      <tr>
        <th scope="col">File</th>
        <th scope="col">When</th>
        <th scope="col">Who</th>
        <th scope="col">Site</th>
        <th scope="col">State</th>
        <th scope="col">Rows</th>
      </tr>
    </thead>
    <tbody>
      {imports.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <Link to="/users/imports/$importId" params={{ importId: one.id }} dir="auto">
              {one.fileName}
            </Link>
          </th>
          <td>
            <Moment at={one.startedAt} />
          </td>
          <td>{one.confirmedBy ?? one.startedBy}</td>
          <td>{one.siteName}</td>
          <td>{headlineOf(one)}</td>
          <td>{countsOf(one)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
