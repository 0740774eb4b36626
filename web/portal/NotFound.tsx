import { lazy, Suspense } from 'react';

const Page = lazy(async () => ({ default: (await import('./PageNotFound.tsx')).PageNotFound }));

/** Loaded when it is needed: the home page has no room for what few ever see. */
export const NotFound = (props: { closed?: boolean }) => (
  <Suspense>
    <Page {...props} />
  </Suspense>
);
