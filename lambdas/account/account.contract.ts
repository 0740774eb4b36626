import { contract } from '../platform/contract.ts';
import * as z from 'zod';
import { id } from '../platform/words.ts';
import { ChangePassword, EndSessions, OwnSession } from './account.model.ts';

/** Each route once for both doors: a person's own account, with the same rules wherever one signs in. */
const portal = { app: 'portal', can: 'profile:read', by: 'account' } as const;
const desk = { app: 'desk', can: 'desk:profile', by: 'account' } as const;

const change = {
  method: 'POST',
  path: '/account/password',
  summary: 'Change the own password; other sessions end',
  body: ChangePassword,
} as const;

const list = {
  method: 'GET',
  path: '/account/sessions',
  summary: 'Where one is signed in',
  response: z.object({ sessions: z.array(OwnSession) }),
} as const;

const end = {
  method: 'POST',
  path: '/account/sessions/{sessionId}/end',
  summary: 'End one of the own sessions',
  params: z.object({ sessionId: id }),
} as const;

const endAll = {
  method: 'POST',
  path: '/account/sessions/end',
  summary: 'Sign out everywhere else, or here too',
  body: EndSessions,
} as const;

export const accountContract = contract({
  changePassword: { ...portal, ...change },
  changeDeskPassword: { ...desk, ...change },
  listSessions: { ...portal, ...list },
  listDeskSessions: { ...desk, ...list },
  endSession: { ...portal, ...end },
  endDeskSession: { ...desk, ...end },
  endSessions: { ...portal, ...endAll },
  endDeskSessions: { ...desk, ...endAll },
});
