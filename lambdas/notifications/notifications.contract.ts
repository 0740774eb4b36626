import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { Notices, SaveNotices } from './notice.model.ts';

const query = z.object({ token: z.string().min(1).max(200) });
const why = 'Whoever reads a mail may stop further ones without signing in (RFC 8058); the link is signed.';

export const notificationsContract = contract({
  getNotices: {
    app: 'portal',
    can: 'profile:read',
    method: 'GET',
    path: '/notifications',
    summary: 'Which mails the person gets',
    response: Notices,
  },
  saveNotices: {
    app: 'portal',
    can: 'profile:read',
    method: 'PUT',
    path: '/notifications',
    summary: 'Choose which mails come',
    body: SaveNotices,
    response: Notices,
  },
  getStopPage: {
    app: 'session',
    public: why,
    method: 'GET',
    path: '/stop-mails',
    summary: 'Lead somebody who opens the link of a mail to the page that asks before it stops mails',
    query,
    redirects: true,
  },
  stopMails: {
    app: 'session',
    public: why,
    keyless: 'Mail programs send it by themselves, and doing it again changes nothing.',
    method: 'POST',
    path: '/stop-mails',
    summary: 'Stop all mails but those that are needed, by the link of a mail',
    query,
  },
  startMails: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/start-mails',
    summary: 'Let mails come again, by the link of a mail',
    query,
  },
});
