import * as z from 'zod';
import { newPassword, password } from '../session/password.model.ts';

/** What people change of their own account. Safe for the browser. */
export const ChangePassword = z
  .object({ current: password, password: newPassword })
  .refine(({ current, password: next }) => current !== next, {
    path: ['password'],
    message: 'This is the password that you have already. Please choose another one.',
  });
export type ChangePassword = z.infer<typeof ChangePassword>;
