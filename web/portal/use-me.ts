import { useSuspenseQuery } from '@tanstack/react-query';
import type { PortalCapability } from '../../lambdas/platform/capabilities.ts';
import { meQuery } from './queries.ts';

/** Who is signed in, and whether they may do a thing. Only below PortalShell, which has waited for the answer. */
export const useMe = () => {
  const { data: me } = useSuspenseQuery(meQuery);
  return { me, may: (capability: PortalCapability) => me.capabilities.includes(capability) };
};
