import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { wordsSearch } from '../shared/search/words-search.ts';
import { addresses } from '../shared/ui/address.ts';
import { ErrorState, Loading } from '../shared/ui/states.tsx';
import { readMonth } from './companies/month.ts';
import { Frame } from './frame/Frame.tsx';
import { NotFound } from './frame/NotFound.tsx';
import { readQueueSearch } from './queue/queue-search.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const tree = root.addChildren([
  createRoute({
    ...at('/'),
    validateSearch: readQueueSearch,
    component: lazyRouteComponent(() => import('./queue/QueuePage.tsx'), 'QueuePage'),
  }),
  createRoute({
    ...at('/tickets/$companyId/$number'),
    component: lazyRouteComponent(() => import('./ticket/TicketPage.tsx'), 'TicketPage'),
  }),
  createRoute({
    ...at('/search'),
    validateSearch: wordsSearch,
    component: lazyRouteComponent(() => import('./search/SearchPage.tsx'), 'SearchPage'),
  }),
  createRoute({
    ...at('/companies'),
    component: lazyRouteComponent(() => import('./companies/CompaniesPage.tsx'), 'CompaniesPage'),
  }),
  createRoute({
    ...at('/companies/new'),
    component: lazyRouteComponent(() => import('./companies/NewCompanyPage.tsx'), 'NewCompanyPage'),
  }),
  createRoute({
    ...at('/companies/$companyId'),
    component: lazyRouteComponent(() => import('./companies/SitesPage.tsx'), 'SitesPage'),
  }),
  createRoute({
    ...at('/companies/$companyId/items'),
    component: lazyRouteComponent(() => import('./companies/ItemsPage.tsx'), 'ItemsPage'),
  }),
  createRoute({
    ...at('/companies/$companyId/contacts'),
    component: lazyRouteComponent(() => import('./contacts/ContactsPage.tsx'), 'ContactsPage'),
  }),
  createRoute({
    ...at('/companies/$companyId/contacts/new'),
    component: lazyRouteComponent(() => import('./contacts/NewContactPage.tsx'), 'NewContactPage'),
  }),
  createRoute({
    ...at('/companies/$companyId/contacts/$contactId'),
    component: lazyRouteComponent(() => import('./contacts/EditContactPage.tsx'), 'EditContactPage'),
  }),
  createRoute({
    ...at('/companies/$companyId/agreements'),
    component: lazyRouteComponent(() => import('./companies/AgreementsPage.tsx'), 'AgreementsPage'),
  }),
  createRoute({
    ...at('/companies/$companyId/approvals'),
    component: lazyRouteComponent(() => import('./companies/ApprovalsPage.tsx'), 'ApprovalsPage'),
  }),
  createRoute({
    ...at('/companies/$companyId/audit'),
    validateSearch: readMonth,
    component: lazyRouteComponent(() => import('./companies/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...at('/services'),
    component: lazyRouteComponent(() => import('./services/ServicesPage.tsx'), 'ServicesPage'),
  }),
  createRoute({
    ...at('/settings'),
    component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
  }),
  createRoute({
    ...at('/account'),
    component: lazyRouteComponent(() => import('./account/OwnAccountPage.tsx'), 'OwnAccountPage'),
  }),
  createRoute({
    ...at('/security-levels'),
    component: lazyRouteComponent(() => import('./levels/LevelsPage.tsx'), 'LevelsPage'),
  }),
  createRoute({
    ...at('/staff'),
    component: lazyRouteComponent(() => import('./staff/StaffPage.tsx'), 'StaffPage'),
  }),
]);

/** The desk's pages below /desk; every page but the frame is loaded when it is first wanted. */
export const router = createRouter({
  routeTree: tree,
  basepath: '/desk',
  ...addresses,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading lines={8} what="the page" />,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
});

export type DeskRouter = typeof router;
