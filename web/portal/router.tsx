import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { decideSearch } from './approvals/decide-search.ts';
import { HomePage } from './home/HomePage.tsx';
import { step } from './new-ticket/step.ts';
import { PageError } from './PageError.tsx';
import { NotFound } from './NotFound.tsx';
import { queryClient } from './portal.ts';
import { PortalShell } from './PortalShell.tsx';
import { mayHoldWord, numberIn, wordsSearch } from '../shared/search/words-search.ts';
import { addresses } from '../shared/ui/address.ts';
import {
  announcementQuery,
  awayQuery,
  contactFormQuery,
  contactQuery,
  contactsQuery,
  homeQuery,
  listQuery,
  searchQuery,
  ticketFormQuery,
  ticketQuery,
} from './queries.ts';
import { siteSearch } from './sites/site-search.ts';
import { listSearch } from './tickets/list-search.ts';
import { usersSearch } from './users/users-search.ts';

/*
 * Pages but the home page are loaded when they are needed, or a little before: when a link to them is hovered,
 * focused or touched. Their data is asked for at the same moment; the pages themselves wait for it and show its errors.
 */
const root = createRootRoute({ component: PortalShell, notFoundComponent: () => <NotFound /> });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: siteSearch,
  loaderDeps: ({ search }) => search,
  component: HomePage,
  loader: ({ deps }) => void queryClient.prefetchQuery(homeQuery(deps.site)),
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: listSearch,
  loaderDeps: ({ search }) => ({ list: search.list, period: search.period, site: search.site }),
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(listQuery(deps.list, deps.period, deps.site)),
  component: lazyRouteComponent(() => import('./tickets/ListPage.tsx'), 'ListPage'),
});

/** A ticket's number is no search: it opens the ticket (B2). */
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: wordsSearch,
  beforeLoad: ({ search: { q } }) => {
    const number = numberIn(q);
    if (number) throw redirect({ to: '/tickets/$number', params: { number }, replace: true });
  },
  loaderDeps: ({ search: { q } }) => ({ q }),
  loader: ({ deps: { q } }) => void (mayHoldWord(q) && queryClient.prefetchInfiniteQuery(searchQuery(q))),
  component: lazyRouteComponent(() => import('./search/SearchPage.tsx'), 'SearchPage'),
});

const newTicket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/new',
  validateSearch: step,
  loader: () => void queryClient.prefetchQuery(ticketFormQuery),
  component: lazyRouteComponent(() => import('./new-ticket/NewTicketPage.tsx'), 'NewTicketPage'),
});

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$number',
  validateSearch: decideSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(ticketQuery(params.number)),
  component: lazyRouteComponent(() => import('./ticket/TicketPage.tsx'), 'TicketPage'),
});

const away = createRoute({
  getParentRoute: () => root,
  path: '/away',
  loader: () => void queryClient.prefetchQuery(awayQuery),
  component: lazyRouteComponent(() => import('./approvals/AwayPage.tsx'), 'AwayPage'),
});

const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile/ProfilePage.tsx'), 'ProfilePage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/OwnAccountPage.tsx'), 'OwnAccountPage'),
});

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./notifications/NotificationsPage.tsx'), 'NotificationsPage'),
});

const users = createRoute({
  getParentRoute: () => root,
  path: '/users',
  validateSearch: usersSearch,
  loader: () => void queryClient.prefetchQuery(contactsQuery),
  component: lazyRouteComponent(() => import('./users/UsersPage.tsx'), 'UsersPage'),
});

const newUser = createRoute({
  getParentRoute: () => root,
  path: '/users/new',
  loader: () => void queryClient.prefetchQuery(contactFormQuery),
  component: lazyRouteComponent(() => import('./users/NewUserPage.tsx'), 'NewUserPage'),
});

const importUsers = createRoute({
  getParentRoute: () => root,
  path: '/users/import',
  component: lazyRouteComponent(() => import('./imports/ImportPage.tsx'), 'ImportPage'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/users/imports',
  component: lazyRouteComponent(() => import('./imports/HistoryPage.tsx'), 'HistoryPage'),
});

const importState = createRoute({
  getParentRoute: () => root,
  path: '/users/imports/$importId',
  component: lazyRouteComponent(() => import('./imports/ImportStatePage.tsx'), 'ImportStatePage'),
});

const user = createRoute({
  getParentRoute: () => root,
  path: '/users/$contactId',
  loader: ({ params }) =>
    void Promise.all([
      queryClient.prefetchQuery(contactQuery(params.contactId)),
      queryClient.prefetchQuery(contactFormQuery),
    ]),
  component: lazyRouteComponent(() => import('./users/EditUserPage.tsx'), 'EditUserPage'),
});

const announcement = createRoute({
  getParentRoute: () => root,
  path: '/announcements/$announcementId',
  loader: ({ params }) => void queryClient.prefetchQuery(announcementQuery(params.announcementId)),
  component: lazyRouteComponent(() => import('./home/AnnouncementPage.tsx'), 'AnnouncementPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    tickets,
    search,
    newTicket,
    ticket,
    away,
    profile,
    notifications,
    account,
    users,
    newUser,
    importUsers,
    imports,
    importState,
    user,
    announcement,
  ]),
  ...addresses,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: PageError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
