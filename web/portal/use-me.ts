import { useSuspenseQuery } from '@tanstack/react-query';
import type { PortalCapability, PortalPage } from '../../lambdas/platform/capabilities.ts';
import { meQuery } from './queries.ts';

/** Who is signed in, whether they may do a thing, and whether a page is open to them. Only below PortalShell, which has waited for the answer. */
export const useMe = () => {
  const { data: me } = useSuspenseQuery(meQuery);
  return {
    me,
    may: (capability: PortalCapability) => me.capabilities.includes(capability),
    opens: (page: PortalPage) => me.pages.includes(page),
  };
};
