import { randomBytes } from 'node:crypto';
import { notAuthorized } from './error.ts';

export type Challenge = 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP';

export type ChallengeSession = {
  challenge: Challenge;
  poolId: string;
  clientId: string;
  username: string;
  /** Milliseconds since the epoch. */
  expires: number;
  /** MFA_SETUP: the code of the new authenticator has been shown to be right. */
  verified?: boolean;
};

/**
 * The short sessions between a challenge and its answer, in memory only: a restart asks for the password again.
 * A session can be answered wrongly until it expires, and rightly once.
 */
export type ChallengeSessions = {
  open(session: ChallengeSession): string;
  read(id: string | undefined, challenge: Challenge, clientId?: string): ChallengeSession;
  close(id: string): void;
};

export function createChallengeSessions(now: () => number): ChallengeSessions {
  const sessions = new Map<string, ChallengeSession>();
  const forgetExpired = () => {
    for (const [id, session] of sessions) if (session.expires < now()) sessions.delete(id);
  };
  return {
    open(session) {
      forgetExpired();
      const id = randomBytes(120).toString('base64url');
      sessions.set(id, session);
      return id;
    },
    read(id, challenge, clientId) {
      const session = id === undefined ? undefined : sessions.get(id);
      if (!session || session.challenge !== challenge || (clientId && session.clientId !== clientId))
        throw notAuthorized('Invalid session for the user.');
      if (session.expires < now()) throw notAuthorized('Invalid session for the user, session is expired.');
      return session;
    },
    close(id) {
      sessions.delete(id);
    },
  };
}
