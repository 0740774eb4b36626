import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { email } from '../platform/words.ts';
import { newPassword, password } from './password.model.ts';
import { AppCode, RecoveryCode, RecoveryCodes } from './recovery.model.ts';

/** Which of the two applications, and so which user pool. */
const params = z.object({ door: z.enum(['portal', 'desk']) });
const why = 'Nobody is signed in yet, or the session is about to be renewed or ended.';

/**
 * `signed-in`: cookies are set. `new-password`: a first password must be chosen; `second-factor`: the code of the app is
 * asked for; send `challenge` back within 3 minutes. `set-up`: a second factor is required and there is none: an app takes
 * `secret`, and its first code signs in (`confirmSetUp`, within 5 minutes).
 */
export const SignInAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in') }),
  z.object({ state: z.literal('new-password'), challenge: z.string() }),
  z.object({ state: z.literal('second-factor'), challenge: z.string() }),
  z.object({ state: z.literal('set-up'), secret: z.string() }),
]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** The doors: public routes, answered with cookies that no script can read. */
export const sessionContract = contract({
  signIn: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/sign-in',
    summary: 'Sign in with e-mail address and password',
    params,
    body: z.object({ email, password, remember: z.boolean().default(false) }),
    response: SignInAnswer,
  },
  choosePassword: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/new-password',
    summary: 'Choose the own password at first sign-in',
    params,
    body: z.object({
      email,
      challenge: z.string().min(1).max(4_000),
      password: newPassword,
      remember: z.boolean().default(false),
    }),
    response: SignInAnswer,
  },
  answerSecondFactor: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/second-factor',
    summary: 'Sign in with the code of the authenticator app',
    params,
    body: z.object({
      email,
      challenge: z.string().min(1).max(4_000),
      code: AppCode,
      remember: z.boolean().default(false),
    }),
    response: SignInAnswer,
  },
  useRecoveryCode: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/recovery-code',
    summary: 'Sign in with a recovery code instead of the app; each is good once',
    params,
    body: z.object({ email, password, code: RecoveryCode, remember: z.boolean().default(false) }),
    response: SignInAnswer,
  },
  confirmSetUp: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/set-up',
    summary: 'Finish the set-up of a required second factor and sign in',
    params,
    body: z.object({ code: AppCode }),
    response: RecoveryCodes,
  },
  forgotPassword: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/forgot',
    summary: 'Ask for a code to choose a new password; the answer is the same for unknown addresses',
    params,
    body: z.object({ email }),
  },
  resetPassword: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/reset',
    summary: 'Choose a new password with the code from the mail',
    params,
    body: z.object({
      email,
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/, 'Please enter the 6 digits from the mail.'),
      password: newPassword,
    }),
  },
  renew: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/renew',
    summary: 'Renew the session from the refresh cookie',
    params,
  },
  signOut: {
    app: 'session',
    public: why,
    method: 'POST',
    path: '/{door}/sign-out',
    summary: 'End this session',
    params,
  },
});
