import { createRoot } from 'react-dom/client';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  Link,
  Outlet,
} from '@tanstack/react-router';
import { ThemeProvider } from '../shared/theme/ThemeProvider.tsx';
import { createClient } from '../shared/api/client.ts';
import { statusMeaning } from '../../lambdas/tickets/ticket.model.ts';
const c = createClient('portal');
const q = new QueryClient();
const root = createRootRoute({
  component: () => (
    <>
      <Link to="/">x</Link>
      <Outlet />
    </>
  ),
});
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: () => (
    <Button leftSection={<IconPlus />} onClick={() => c('getMe', {})}>
      {statusMeaning.new.label}
    </Button>
  ),
});
const router = createRouter({ routeTree: root.addChildren([home]) });
createRoot(document.getElementById('root')!).render(
  <ThemeProvider>
    <QueryClientProvider client={q}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </ThemeProvider>,
);
