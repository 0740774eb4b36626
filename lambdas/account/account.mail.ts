import type { Letter } from '../platform/mail.ts';

/** The mails that tell people what happened to their own account, so that they notice when it was not them. */
export type AccountMail = { door: 'portal' | 'desk'; name?: string } & (
  | { kind: 'password-changed' }
  | { kind: 'locked' }
  | { kind: 'factor-on' }
  | { kind: 'factor-off' }
  | { kind: 'factor-reset'; by: string }
  | { kind: 'codes-renewed' }
  | { kind: 'recovery-code-used'; left: number }
);

const signInPath = (door: AccountMail['door']) => (door === 'portal' ? '/sign-in/' : '/desk/sign-in/');
const notYou = (door: AccountMail['door']) =>
  door === 'portal'
    ? 'If this was not you, choose a new password at once with “Forgot your password?”, and tell us.'
    : 'If this was not you, choose a new password at once with “Forgot your password?”, and tell an administrator.';
const security = (door: AccountMail['door']) => ({
  label: 'Password and security',
  path: door === 'portal' ? '/account' : '/desk/account',
});
const codesLeft = (left: number) =>
  left === 0
    ? 'It was the last one: please make new ones.'
    : left === 1
      ? 'One code is left: please make new ones.'
      : `${left} codes are left.`;
const reason = 'You get this mail because it is about the safety of your own account.';

export function accountLetter(mail: AccountMail): Letter {
  const { door } = mail;
  const button = { label: 'Choose a new password', path: `${signInPath(door)}?forgot=1` };
  const hello = mail.name ? `Hello ${mail.name}` : 'Hello';
  switch (mail.kind) {
    case 'password-changed':
      return {
        subject: 'Your password was changed',
        heading: hello,
        paragraphs: [
          'Your password was changed just now. Everywhere else you have been signed out.',
          notYou(door),
        ],
        button,
        reason,
      };
    case 'factor-on':
      return {
        subject: 'Your second factor is set up',
        heading: hello,
        paragraphs: [
          'From now on, signing in asks for the code of your authenticator app besides your password.',
          'Keep your recovery codes where you find them without your phone: each lets you in once.',
          notYou(door),
        ],
        button: security(door),
        reason,
      };
    case 'factor-off':
      return {
        subject: 'Your second factor was turned off',
        heading: hello,
        paragraphs: ['Signing in asks for your password alone again.', notYou(door)],
        button: security(door),
        reason,
      };
    case 'factor-reset':
      return {
        subject: 'Your second factor was reset',
        heading: hello,
        paragraphs: [
          `${mail.by} has reset your second factor. Your authenticator app and your recovery codes are not asked for any more; please set up a new one.`,
          'If you did not ask for this, please tell us at once.',
        ],
        button: { label: 'Sign in', path: signInPath(door) },
        reason,
      };
    case 'codes-renewed':
      return {
        subject: 'You have new recovery codes',
        heading: hello,
        paragraphs: ['New recovery codes were made; the old ones are good for nothing now.', notYou(door)],
        button: security(door),
        reason,
      };
    case 'recovery-code-used':
      return {
        subject: 'A recovery code of yours was used',
        heading: hello,
        paragraphs: [
          `Somebody who knows your password used one of your recovery codes. ${codesLeft(mail.left)}`,
          'If it was you and your phone is gone, move to another app under Password and security: another recovery code does there as well.',
          notYou(door),
        ],
        button: security(door),
        reason,
      };
    case 'locked':
      return {
        subject: 'Too many tries to sign in with your address',
        heading: hello,
        paragraphs: [
          'Somebody entered a wrong password for your address many times. We have locked it for 15 minutes; nobody can sign in with it until then.',
          'If it was you: wait a little, or choose a new password. If it was not you, your account is safe as long as nobody knows your password.',
        ],
        button,
        reason,
      };
  }
}

export const accountMailSamples: AccountMail[] = [
  { kind: 'password-changed', door: 'portal', name: 'Ada Miller' },
  { kind: 'password-changed', door: 'desk', name: 'Sam Stone' },
  { kind: 'locked', door: 'portal' },
  { kind: 'factor-on', door: 'portal', name: 'Ada Miller' },
  { kind: 'factor-off', door: 'desk', name: 'Sam Stone' },
  { kind: 'factor-reset', door: 'portal', name: 'Ada Miller', by: 'Sam Stone' },
  { kind: 'codes-renewed', door: 'portal', name: 'Ada Miller' },
  { kind: 'recovery-code-used', door: 'portal', name: 'Ada Miller', left: 1 },
  { kind: 'recovery-code-used', door: 'desk', name: 'Sam Stone', left: 9 },
];
