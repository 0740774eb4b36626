import { ButtonLink } from '../shared/ui/ButtonLink.tsx';
import { PageTitle } from '../shared/ui/PageTitle.tsx';
import { EmptyState } from '../shared/ui/states.tsx';

export const PageNotFound = () => (
  <>
    <PageTitle>Page not found</PageTitle>
    <EmptyState
      title="There is no page at this address."
      action={
        <ButtonLink to="/" variant="default">
          Go to the home page
        </ButtonLink>
      }
    >
      The link may be old, or a part of it may be missing.
    </EmptyState>
  </>
);
