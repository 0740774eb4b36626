import { drop, lead, page, sessionCookie, type Endpoint } from './exchange.ts';

/** Ends the browser's session at the hosted endpoints, and no token. Developer guide, "The managed login sign-out endpoint". */
export const logout: Endpoint = ({ directory, pool, given, cookies }) => {
  directory.hosted.browsers.take(cookies[sessionCookie] ?? '');
  const client = pool.clients.get(given.get('client_id') ?? '');
  const target = given.get('logout_uri') ?? '';
  if (!client?.settings.LogoutURLs.includes(target))
    return page(400, 'An error was encountered with the requested page: redirect_mismatch');
  return lead(target, [drop(sessionCookie)]);
};
