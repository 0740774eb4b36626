import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id, instant } from '../platform/words.ts';
import { Ticket } from '../tickets/ticket.model.ts';

export const AnnouncementHead = z.object({
  id,
  title: z.string(),
  firstLines: z.string(),
  maintenance: z.boolean(),
  publishedAt: instant,
});

/** The home page in one answer (B3, B6, B7, B8). `site` narrows all of it to one site. */
export const Home = z.object({
  tiles: z.object({ open: z.int(), waitingOnMe: z.int(), openedThisMonth: z.int() }),
  latestOpen: z.array(Ticket),
  announcements: z.array(AnnouncementHead),
  welcome: z.string(),
  phone: z.string(),
  hours: z.string(),
});
export type Home = z.infer<typeof Home>;

/** Who is signed in, and what the menus need. */
export const Me = z.object({
  id,
  name: z.string(),
  firstName: z.string(),
  email: z.string(),
  companyName: z.string(),
  capabilities: z.array(z.string()),
  levels: z.array(z.string()),
  providerName: z.string(),
});
export type Me = z.infer<typeof Me>;

export const homeContract = contract({
  getMe: {
    app: 'portal',
    can: 'profile:read',
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in',
    response: Me,
  },
  getHome: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'GET',
    path: '/home',
    summary: 'The home page',
    response: Home,
  },
  getAnnouncement: {
    app: 'portal',
    can: 'profile:read',
    method: 'GET',
    path: '/announcements/{announcementId}',
    summary: 'A whole announcement',
    params: z.object({ announcementId: id }),
    response: AnnouncementHead.extend({ text: z.string() }),
  },
});
