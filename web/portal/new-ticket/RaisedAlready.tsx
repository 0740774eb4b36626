import { ProblemError } from '../../shared/api/problem-error.ts';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';

/** The way to the ticket that an earlier try had raised. */
export const RaisedAlready = ({ error }: { error: unknown }) =>
  error instanceof ProblemError && error.ticket ? (
    <div>
      <ButtonLink to="/tickets/$number" params={{ number: error.ticket }}>
        Open ticket {error.ticket}
      </ButtonLink>
    </div>
  ) : null;
