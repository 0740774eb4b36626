import { routes } from 'virtual:routes/desk';
import { createClient } from '../shared/api/client.ts';
import { makeQueryClient } from '../shared/api/query-client.ts';

/** Calls the desk's routes. */
export const call = createClient('desk', routes);

/** The answers that the desk has; pages and the router's preloading share them. */
export const queryClient = makeQueryClient();
