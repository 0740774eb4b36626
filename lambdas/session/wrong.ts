import { AppError } from '../platform/problem.ts';

/** The one answer for a wrong password and for an address that nobody has. */
export const wrong = () =>
  new AppError('invalid', 'The e-mail address or the password is not right. Please try again.', [
    { path: 'password', message: 'The e-mail address or the password is not right.' },
  ]);
