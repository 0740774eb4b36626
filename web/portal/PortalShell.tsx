import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { PortalPage } from '../../lambdas/platform/capabilities.ts';
import type { SavedView } from '../../lambdas/preferences/preferences.model.ts';
import { signInAddress } from '../shared/api/sign-in-address.ts';
import { ButtonLink } from '../shared/ui/ButtonLink.tsx';
import { DropMenu } from '../shared/ui/DropMenu.tsx';
import { say } from '../shared/ui/flash.ts';
import { Shell } from '../shared/ui/Shell.tsx';
import { ErrorState, wordsFor } from '../shared/ui/states.tsx';
import { forgetDrafts } from './drafts.ts';
import { NotFound } from './NotFound.tsx';
import { call } from './portal.ts';
import classes from './PortalShell.module.css';
import { meQuery } from './queries.ts';
import { listNames, menuLists } from './tickets/list-search.ts';
import { viewSearch } from './tickets/view-search.ts';

const Keys = lazy(async () => ({ default: (await import('./keys/Keys.tsx')).Keys }));

const homeLink = (brand: ReactNode) => <Link to="/">{brand}</Link>;

const signOut = async () => {
  try {
    await call('signOut', { params: { door: 'portal' } });
    forgetDrafts();
    location.assign(signInAddress('portal'));
  } catch (error) {
    say(`You are not signed out yet. ${wordsFor(error)}`);
  }
};

/** The pages about the person. */
const own = [
  ['/profile', 'Edit profile'],
  ['/notifications', 'Notifications'],
  ['/account', 'Password and security'],
] as const;

/** The frame of the portal: it waits for who is signed in, because menus follow from the pages that are open to them. */
export const PortalShell = () => {
  const { data: me, error, refetch } = useQuery(meQuery);
  const page = useMatches({ select: (all) => all.at(-1)?.fullPath ?? '/' });
  if (error && !me)
    return (
      <ErrorState
        error={error}
        onRetry={() => void refetch()}
        wayOut={<a href={signInAddress('portal', location.pathname + location.search)}>Sign in again</a>}
      />
    );
  if (!me) return <div className={classes.bar} />;
  const opens: Opens = (page) => me.pages.includes(page);
  return (
    <Shell
      home={homeLink}
      menu={<MainMenu opens={opens} approves={me.approves} views={me.preferences.views} />}
      action={opens('/tickets/new') ? <NewTicketButton /> : undefined}
      person={{ name: me.name, firstName: me.firstName, note: me.companyName, photo: me.photo?.small }}
      personal={own.map(([to, words]) => (
        <li key={to}>
          <Link to={to}>{words}</Link>
        </li>
      ))}
      onSignOut={() => void signOut()}
    >
      {me.pages.includes(page) ? <Outlet /> : <NotFound closed />}
      <Suspense>
        <Keys mayCreate={opens('/tickets/new')} />
      </Suspense>
    </Shell>
  );
};

const NewTicketButton = () => (
  <ButtonLink to="/tickets/new" className={classes.action} aria-label="New ticket">
    <IconPlus size={18} aria-hidden="true" />
    <span className={classes.words}>New ticket</span>
  </ButtonLink>
);

type Opens = (page: PortalPage) => boolean;
type MenuProps = { opens: Opens; approves: boolean; views: readonly SavedView[] };

const MainMenu = ({ opens, approves, views }: MenuProps) => {
  const path = useLocation({ select: (at) => at.pathname });
  return (
    <>
      <li>
        <Link to="/" activeOptions={{ exact: true }}>
          Home
        </Link>
      </li>
      <li>
        <DropMenu label="Tickets" current={path.startsWith('/tickets')}>
          {opens('/tickets/new') ? (
            <li>
              <Link to="/tickets/new">New ticket</Link>
            </li>
          ) : null}
          {menuLists(approves).map((list) => (
            <li key={list}>
              <Link to="/tickets" search={{ list }} activeOptions={{ includeSearch: true }}>
                {listNames[list]}
              </Link>
            </li>
          ))}
          {views.map((view) => (
            <li key={view.id}>
              <Link to="/tickets" search={viewSearch(view)} activeOptions={{ includeSearch: true }}>
                {view.name}
              </Link>
            </li>
          ))}
        </DropMenu>
      </li>
      {opens('/users') ? (
        <li>
          <DropMenu label="Manage" current={path.startsWith('/users')}>
            <li>
              <Link to="/users">Users</Link>
            </li>
          </DropMenu>
        </li>
      ) : null}
    </>
  );
};
