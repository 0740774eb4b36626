import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ButtonLink } from '../links.tsx';

/** An address below /desk that leads nowhere. */
export const NotFound = () => (
  <>
    <PageTitle>This page does not exist</PageTitle>
    <p>The link may be old or mistyped.</p>
    <ButtonLink to="/">Go to the tickets</ButtonLink>
  </>
);
