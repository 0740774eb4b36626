import * as z from 'zod';
import type { Session } from './context.ts';
import type { Condition } from './steps.ts';

/**
 * Sessions that were ended, kept in the person's own record, beside the access: the look at the access that every
 * request takes (access.ts) sees them without another one. Cognito's own revocation does not reach API Gateway, which
 * goes on accepting an access token until it expires (API reference, AdminUserGlobalSignOut).
 */
export const SignedOut = z.object({
  /** Single ones: until when each is named, in seconds since the epoch. */
  sessions: z.record(z.string(), z.int()).default({}),
  /** All that began before this second, but one. */
  before: z.int().default(0),
  except: z.string().default(''),
});
export type SignedOut = z.infer<typeof SignedOut>;

export const isOver = (session: Session | undefined, ended: SignedOut | undefined): boolean =>
  session !== undefined &&
  ended !== undefined &&
  (ended.sessions[session.id] !== undefined || (session.since < ended.before && session.id !== ended.except));

/** The same as a condition of a transaction on the person's record. */
export const notOver = (session: Session | undefined): Condition | undefined =>
  session && {
    expression:
      'attribute_not_exists(#signedOut.#sessions.#thisSession) AND ' +
      '(attribute_not_exists(#signedOut) OR #signedOut.#before <= :sessionSince OR #signedOut.#except = :thisSession)',
    names: {
      '#signedOut': 'signedOut',
      '#sessions': 'sessions',
      '#thisSession': session.id,
      '#before': 'before',
      '#except': 'except',
    },
    values: { ':sessionSince': session.since, ':thisSession': session.id },
  };
