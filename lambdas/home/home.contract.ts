import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id, instant } from '../platform/words.ts';
import { Photo } from '../photos/photo.model.ts';
import { Preferences } from '../preferences/preferences.model.ts';
import { Period } from '../tickets/list.model.ts';
import { RequestType, Ticket } from '../tickets/ticket.model.ts';

export const AnnouncementHead = z.object({
  id,
  title: z.string(),
  firstLines: z.string(),
  maintenance: z.boolean(),
  publishedAt: instant,
});

/** The home page in one answer (B1 to B9). `site` narrows all of it to one site. Periods are UTC. */
export const Home = z.object({
  tiles: z.object({
    open: z.int(),
    waitingOnMe: z.int(),
    /** Absent for those who approve nothing. */
    waitingMyApproval: z.int().optional(),
    openedThisMonth: z.int(),
    openedThisYear: z.int(),
    completedRecently: z.int(),
  }),
  /** Created and completed in each of the last 12 months, oldest first (B4). */
  months: z.array(z.object({ month: Period, created: z.int(), completed: z.int() })),
  /** Open tickets by request type (B5). */
  openByType: z.array(z.object({ type: RequestType, open: z.int() })),
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
  photo: Photo.optional(),
  companyName: z.string(),
  /** Where the company is: the choices of "View data for" (B1). */
  sites: z.array(z.object({ id, name: z.string() })),
  capabilities: z.array(z.string()),
  /** Whether somebody may be asked to approve something: on the board, a stand-in today, or with something waiting. */
  approves: z.boolean(),
  /** The pages of the portal that these open (capabilities.ts): menus and pages follow from them. */
  pages: z.array(z.string()),
  levels: z.array(z.string()),
  providerName: z.string(),
  /** What the person keeps for all of the own devices; version 0: nothing yet. */
  preferences: Preferences.extend({ version: z.int() }),
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
    query: z.object({ site: id.optional() }),
    response: Home,
    conditional: true,
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
