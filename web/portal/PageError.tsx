import { PageTitle } from '../shared/ui/PageTitle.tsx';
import { ErrorState } from '../shared/ui/states.tsx';

/** A page that could not be shown, for instance because its file did not load: loading it again often helps. */
export const PageError = ({ error }: { error: unknown }) => (
  <>
    <PageTitle>Something went wrong</PageTitle>
    <ErrorState error={error} onRetry={() => location.reload()} />
  </>
);
