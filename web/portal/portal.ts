import { routes } from 'virtual:routes/portal';
import { createClient } from '../shared/api/client.ts';
import { makeQueryClient } from '../shared/api/query-client.ts';

/** The portal's one client and one cache. */
export const queryClient = makeQueryClient();
export const call = createClient('portal', routes, () => {
  void queryClient.invalidateQueries({ queryKey: ['me'] });
});
