import * as z from 'zod';
import { instant } from '../platform/words.ts';
import { AnyCode } from '../session/recovery.model.ts';
import { newPassword, password } from '../session/password.model.ts';

/** What people change of their own account. Safe for the browser. */
export const ChangePassword = z
  .object({ current: password, password: newPassword })
  .refine(({ current, password: next }) => current !== next, {
    path: ['password'],
    message: 'This is the password that you have already. Please choose another one.',
  });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** Where one is signed in. `place` is absent where nobody knows it. */
export const OwnSession = z.object({
  id: z.string(),
  device: z.string(),
  place: z.string().optional(),
  begunAt: instant,
  usedAt: instant,
  /** The session that asks. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** Whether the session that asks ends as well. */
export const EndSessions = z.object({ here: z.boolean() });
export type EndSessions = z.infer<typeof EndSessions>;

/** What proves who one is; the code of the app where there is one already, or a recovery code when it is gone. */
export const Proof = z.object({ password, code: AnyCode.optional() });
export type Proof = z.infer<typeof Proof>;
export const FullProof = z.object({ password, code: AnyCode });
export type FullProof = z.infer<typeof FullProof>;

/** The own second factor: since when, how many recovery codes are left, and whether the provider or the company asks for one. */
export const OwnFactor = z.object({ since: instant.optional(), codesLeft: z.int(), required: z.boolean() });
export type OwnFactor = z.infer<typeof OwnFactor>;
