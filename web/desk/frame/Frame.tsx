import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { signInAddress } from '../../shared/api/sign-in-address.ts';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import { Shell } from '../../shared/ui/Shell.tsx';
import { call } from '../client.ts';
import { Link } from '../links.tsx';
import { startQuery } from '../queries.ts';
import classes from './Frame.module.css';
import { StartProvider } from './start.ts';

const signOut = async () => {
  await call('signOut', { params: { door: 'desk' } }).catch(() => undefined);
  location.assign(signInAddress('desk'));
};

const home = (brand: ReactNode) => (
  <Link to="/" className={classes.home}>
    {brand}
    <span className={classes.desk}>Desk</span>
  </Link>
);

/** The frame of the desk: who is signed in decides what the menu offers. */
export const Frame = () => {
  const { data: start, error, refetch } = useQuery(startQuery);
  if (!start)
    return (
      <main className={classes.alone}>
        {error ? (
          <ErrorState
            error={error}
            onRetry={() => void refetch()}
            wayOut={<a href={signInAddress('desk', location.pathname + location.search)}>Sign in again</a>}
          />
        ) : (
          <Loading what="the desk" />
        )}
      </main>
    );
  const { me } = start;
  const may = (capability: string) => me.capabilities.includes(capability);
  return (
    <StartProvider value={start}>
      <Shell
        home={home}
        menu={
          <>
            <li>
              <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
                Tickets
              </Link>
            </li>
            <li>
              <Link to="/search">Search</Link>
            </li>
            {may('desk:companies') ? (
              <li>
                <Link to="/companies">Companies</Link>
              </li>
            ) : null}
            {may('desk:services') ? (
              <li>
                <Link to="/services">Services</Link>
              </li>
            ) : null}
            {may('desk:staff') ? (
              <li>
                <Link to="/staff">Staff</Link>
              </li>
            ) : null}
            {may('desk:settings') ? (
              <>
                <li>
                  <Link to="/security-levels">Security levels</Link>
                </li>
                <li>
                  <Link to="/settings">Settings</Link>
                </li>
              </>
            ) : null}
          </>
        }
        person={{ name: me.name, firstName: me.name.split(' ')[0] ?? me.name, note: me.email }}
        personal={
          <li>
            <Link to="/account">Password and security</Link>
          </li>
        }
        onSignOut={() => void signOut()}
      >
        <Outlet />
      </Shell>
    </StartProvider>
  );
};
