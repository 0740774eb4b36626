import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { startBranding } from '../shared/theme/apply-branding.ts';
import { BrandingProvider } from '../shared/theme/Brand.tsx';
import { applyScheme } from '../shared/theme/colour-scheme.ts';
import { ThemeProvider } from '../shared/theme/ThemeProvider.tsx';
import { queryClient } from './portal.ts';
import { meQuery } from './queries.ts';
import { router } from './router.tsx';

applyScheme();
void queryClient.prefetchQuery(meQuery);

const root = createRoot(document.querySelector('#root')!);
const show = (branding: Awaited<ReturnType<typeof startBranding>>) =>
  root.render(
    <ThemeProvider>
      <BrandingProvider branding={branding}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </BrandingProvider>
    </ThemeProvider>,
  );
show(await startBranding(show));
