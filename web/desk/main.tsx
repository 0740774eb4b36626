import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startBranding } from '../shared/theme/apply-branding.ts';
import { BrandingProvider } from '../shared/theme/Brand.tsx';
import { applyScheme } from '../shared/theme/colour-scheme.ts';
import { ThemeProvider } from '../shared/theme/ThemeProvider.tsx';
import { queryClient } from './client.ts';
import { router } from './router.tsx';
import './desk.css';

applyScheme();
const place = document.getElementById('desk');
if (!place) throw new Error('The page lacks #desk.');
const root = createRoot(place);

const branding = await startBranding();
root.render(
  <StrictMode>
    <ThemeProvider>
      <BrandingProvider branding={branding}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </BrandingProvider>
    </ThemeProvider>
  </StrictMode>,
);
