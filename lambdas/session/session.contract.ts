import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { email } from '../platform/words.ts';
import { newPassword, password } from './password.model.ts';

/** Which of the two applications, and so which user pool. */
const params = z.object({ door: z.enum(['portal', 'desk']) });
const why = 'Nobody is signed in yet, or the session is about to be renewed or ended.';

/** `signed-in`: cookies are set. `new-password`: a first password must be chosen; send `challenge` back within 3 minutes. */
export const SignInAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in') }),
  z.object({ state: z.literal('new-password'), challenge: z.string() }),
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
