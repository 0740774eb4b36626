import type { People } from '../api/accounts.ts';
import type { Places } from '../api/seed.ts';
import type { Visit } from './pages.ts';

/** The pages that are weighed, each against its budget in KB (DESIGN section 11). */
export function visitsOf({
  people,
  places,
  number,
}: {
  people: People;
  places: Places;
  number: string;
}): Visit[] {
  const page = (door: Visit['door'], name: string, path: string, goal: number, since?: string): Visit => ({
    door,
    name,
    path,
    goal,
    since,
  });
  const route = (name: string, path: string) => page('portal', name, path, 60, 'home');
  const deskRoute = (name: string, path: string) => page('desk', name, `/desk/${path}`, 60, 'desk: queue');
  return [
    page('portal', 'sign-in', '/sign-in/', 40),
    page('portal', 'home', '/', 150),
    route('tickets', '/tickets'),
    route('search', '/search?q=till'),
    route('new ticket', '/tickets/new'),
    route('ticket', `/tickets/${number}`),
    route('users', '/users'),
    route('new user', '/users/new'),
    route('user', `/users/${people.standard.id}`),
    route('announcement', `/announcements/${places.announcement}`),
    page('desk', 'desk: sign-in', '/desk/sign-in/', 40),
    page('desk', 'desk: queue', '/desk/', 150),
    deskRoute('desk: ticket', `tickets/${places.company}/${number}`),
    deskRoute('desk: companies', 'companies'),
    deskRoute('desk: staff', 'staff'),
  ];
}
