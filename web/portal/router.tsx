import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { HomePage } from './home/HomePage.tsx';
import { step } from './new-ticket/step.ts';
import { PageError } from './PageError.tsx';
import { PageNotFound } from './PageNotFound.tsx';
import { queryClient } from './portal.ts';
import { PortalShell } from './PortalShell.tsx';
import {
  announcementQuery,
  contactFormQuery,
  contactQuery,
  contactsQuery,
  homeQuery,
  listQuery,
  ticketFormQuery,
  ticketQuery,
} from './queries.ts';
import { listSearch } from './tickets/list-search.ts';
import { usersSearch } from './users/users-search.ts';

/*
 * Pages but the home page are loaded when they are needed, or a little before: when a link to them is hovered,
 * focused or touched. Their data is asked for at the same moment; the pages themselves wait for it and show its errors.
 */
const root = createRootRoute({ component: PortalShell, notFoundComponent: PageNotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: HomePage,
  loader: () => void queryClient.prefetchQuery(homeQuery),
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: listSearch,
  loaderDeps: ({ search }) => ({ list: search.list, period: search.period }),
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(listQuery(deps.list, deps.period)),
  component: lazyRouteComponent(() => import('./tickets/ListPage.tsx'), 'ListPage'),
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
  loader: ({ params }) => void queryClient.prefetchQuery(ticketQuery(params.number)),
  component: lazyRouteComponent(() => import('./ticket/TicketPage.tsx'), 'TicketPage'),
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
  routeTree: root.addChildren([home, tickets, newTicket, ticket, users, newUser, user, announcement]),
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
