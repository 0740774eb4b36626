import { contract } from '../platform/contract.ts';
import * as z from 'zod';
import { id } from '../platform/words.ts';
import { AskAddress, WaitingAddress } from '../profile/address.model.ts';
import { AppCode, RecoveryCodes } from '../session/recovery.model.ts';
import { ChangePassword, EndSessions, FullProof, OwnFactor, OwnSession, Proof } from './account.model.ts';

/** Each route once for both doors: a person's own account, with the same rules wherever one signs in. */
const portal = { app: 'portal', can: 'profile:read', by: 'account' } as const;
const desk = { app: 'desk', can: 'desk:profile', by: 'account' } as const;

const change = {
  method: 'POST',
  path: '/account/password',
  summary: 'Change the own password; other sessions end',
  body: ChangePassword,
} as const;

const own = {
  method: 'GET',
  path: '/account/password',
  summary: 'Whether one has a password here, or signs in at the own organisation',
  /** The name of the organisation whose account is used instead of a password of ours. */
  response: z.object({ organisation: z.string().optional() }),
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

const factor = {
  method: 'GET',
  path: '/account/second-factor',
  summary: 'The own second factor, and whether one is required',
  response: OwnFactor,
} as const;

const begin = {
  method: 'POST',
  path: '/account/second-factor/begin',
  summary: 'Get the secret for an authenticator app',
  body: Proof,
  response: z.object({ secret: z.string(), account: z.string() }),
} as const;

const confirm = {
  method: 'POST',
  path: '/account/second-factor/confirm',
  summary: 'Show the first code of the app, within five minutes',
  body: z.object({ code: AppCode }),
  response: RecoveryCodes,
} as const;

const renewCodes = {
  method: 'POST',
  path: '/account/second-factor/recovery-codes',
  summary: 'Make new recovery codes instead of those that are left',
  body: FullProof,
  response: RecoveryCodes,
} as const;

const off = {
  method: 'POST',
  path: '/account/second-factor/end',
  summary: 'Turn the own second factor off, where none is required',
  body: FullProof,
} as const;

export const accountContract = contract({
  changePassword: { ...portal, ...change },
  getOwnPassword: { ...portal, ...own },
  askAddress: {
    ...portal,
    method: 'POST',
    path: '/profile/address',
    summary: 'Ask for a new sign-in address: a code goes there; a taken one gets the same answer',
    body: AskAddress,
    response: WaitingAddress,
  },
  changeDeskPassword: { ...desk, ...change },
  listSessions: { ...portal, ...list },
  listDeskSessions: { ...desk, ...list },
  endSession: { ...portal, ...end },
  endDeskSession: { ...desk, ...end },
  endSessions: { ...portal, ...endAll },
  endDeskSessions: { ...desk, ...endAll },
  getSecondFactor: { ...portal, ...factor },
  getDeskSecondFactor: { ...desk, ...factor },
  beginSecondFactor: { ...portal, ...begin },
  beginDeskSecondFactor: { ...desk, ...begin },
  confirmSecondFactor: { ...portal, ...confirm },
  confirmDeskSecondFactor: { ...desk, ...confirm },
  renewRecoveryCodes: { ...portal, ...renewCodes },
  renewDeskRecoveryCodes: { ...desk, ...renewCodes },
  endSecondFactor: { ...portal, ...off },
  endDeskSecondFactor: { ...desk, ...off },
});
