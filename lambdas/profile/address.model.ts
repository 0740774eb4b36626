import * as z from 'zod';
import { email, instant } from '../platform/words.ts';
import { password } from '../session/password.model.ts';

/** A new sign-in address, verified before it counts (A10): shapes and limits. Safe for the browser. */

/** How long a code is good for, in minutes; how often it may be tried; how many codes a person gets in a day. */
export const codeMinutes = 30;
export const mostTries = 5;
export const mostMails = 5;

/** The password is asked for where there is one: somebody at an unlocked screen shall not move the account away. */
export const AskAddress = z.object({ email, password: password.optional() });
export type AskAddress = z.infer<typeof AskAddress>;

export const ConfirmAddress = z.object({
  code: z
    .string({ error: 'Please enter the 6 digits from the mail.' })
    .trim()
    .regex(/^\d{6}$/, 'Please enter the 6 digits from the mail.'),
});
export type ConfirmAddress = z.infer<typeof ConfirmAddress>;

/** The address that waits for its code, and until when. */
export const WaitingAddress = z.object({ email: z.string(), until: instant });
export type WaitingAddress = z.infer<typeof WaitingAddress>;
