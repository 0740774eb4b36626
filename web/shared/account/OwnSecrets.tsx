import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '../ui/states.tsx';
import classes from './Account.module.css';
import type { AccountCalls } from './account-calls.ts';
import { factorQuery } from './factor-query.ts';

type Props = {
  calls: AccountCalls;
  /** What stands below for everybody: it comes together with the rest, so that nothing is pushed down. */
  rest: ReactNode;
  children: ReactNode;
};

/** Password and what protects it, for those who have one here; others read where theirs is (A8). */
export const OwnSecrets = ({ calls, rest, children }: Props) => {
  const { ownPassword } = calls;
  const { data, isLoading } = useQuery<{ organisation?: string | undefined }>({
    queryKey: ['own-password'],
    queryFn: ({ signal }) => ownPassword?.(signal) ?? {},
    enabled: ownPassword !== undefined,
  });
  const organisation = data?.organisation;
  const factor = useQuery({ ...factorQuery(calls), enabled: !isLoading && !organisation });
  if (isLoading || factor.isLoading) return <Loading what="your password" lines={2} height={56} />;
  if (!organisation)
    return (
      <>
        {children}
        {rest}
      </>
    );
  return (
    <>
      <section className={classes.card} aria-labelledby="password">
        <h2 id="password" className={classes.title} tabIndex={-1}>
          Password
        </h2>
        <p>
          You sign in with your account of {organisation}. Its password, and what else protects it, you change
          there.
        </p>
      </section>
      {rest}
    </>
  );
};
