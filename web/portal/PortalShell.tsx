import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { PortalCapability } from '../../lambdas/platform/capabilities.ts';
import type { SavedView } from '../../lambdas/preferences/preferences.model.ts';
import { signInAddress } from '../shared/api/sign-in-address.ts';
import { ButtonLink } from '../shared/ui/ButtonLink.tsx';
import { DropMenu } from '../shared/ui/DropMenu.tsx';
import { say } from '../shared/ui/flash.ts';
import { Shell } from '../shared/ui/Shell.tsx';
import { ErrorState, wordsFor } from '../shared/ui/states.tsx';
import { forgetDrafts } from './drafts.ts';
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

/** The frame of the portal: it waits for who is signed in, because menus and pages follow from it. */
export const PortalShell = () => {
  const { data: me, error, refetch } = useQuery(meQuery);
  if (error && !me) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!me) return <div className={classes.bar} />;
  const may = (capability: PortalCapability) => me.capabilities.includes(capability);
  return (
    <Shell
      home={homeLink}
      menu={<MainMenu may={may} views={me.preferences.views} />}
      action={may('tickets:create') ? <NewTicketButton /> : undefined}
      person={{ name: me.name, firstName: me.firstName, note: me.companyName }}
      personal={
        <>
          <li>
            <Link to="/profile">Edit profile</Link>
          </li>
          <li>
            <Link to="/notifications">Notifications</Link>
          </li>
          <li>
            <Link to="/account">Password and security</Link>
          </li>
        </>
      }
      onSignOut={() => void signOut()}
    >
      <Outlet />
      <Suspense>
        <Keys mayCreate={may('tickets:create')} />
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

type MenuProps = { may: (capability: PortalCapability) => boolean; views: readonly SavedView[] };

const MainMenu = ({ may, views }: MenuProps) => {
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
          {may('tickets:create') ? (
            <li>
              <Link to="/tickets/new">New ticket</Link>
            </li>
          ) : null}
          {menuLists.map((list) => (
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
      {may('contacts:read') ? (
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
