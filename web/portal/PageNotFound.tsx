import { ButtonLink } from '../shared/ui/ButtonLink.tsx';
import { PageTitle } from '../shared/ui/PageTitle.tsx';
import { EmptyState } from '../shared/ui/states.tsx';

/** `closed`: there is a page, but not for this person. */
export const PageNotFound = ({ closed }: { closed?: boolean }) => (
  <>
    <PageTitle>{closed ? 'This page is not open to you' : 'Page not found'}</PageTitle>
    <EmptyState
      title={closed ? 'Your security level does not include it.' : 'There is no page at this address.'}
      action={
        <ButtonLink to="/" variant="default">
          Go to the home page
        </ButtonLink>
      }
    >
      {closed
        ? 'An administrator of your company can change your level.'
        : 'The link may be old, or a part of it may be missing.'}
    </EmptyState>
  </>
);
