import type {
  ChangePassword,
  EndSessions,
  FullProof,
  OwnFactor,
  OwnSession,
  Proof,
} from '../../../lambdas/account/account.model.ts';
import type { RecoveryCodes } from '../../../lambdas/session/recovery.model.ts';

/** What the pages of the own account ask of the service: each application gives its own door's routes. */
export type AccountCalls = {
  /** Absent where everybody has a password. */
  ownPassword?(signal: AbortSignal): Promise<{ organisation?: string | undefined }>;
  changePassword(body: ChangePassword, key: string): Promise<undefined>;
  listSessions(signal: AbortSignal): Promise<{ sessions: OwnSession[] }>;
  endSession(sessionId: string, key: string): Promise<undefined>;
  endSessions(body: EndSessions, key: string): Promise<undefined>;
  getFactor(signal: AbortSignal): Promise<OwnFactor>;
  beginFactor(body: Proof, key: string): Promise<{ secret: string; account: string }>;
  confirmFactor(body: { code: string }, key: string): Promise<RecoveryCodes>;
  renewCodes(body: FullProof, key: string): Promise<RecoveryCodes>;
  endFactor(body: FullProof, key: string): Promise<undefined>;
  /** To the sign-in page, with what the browser holds of the session given back. */
  leave(): Promise<void>;
};
