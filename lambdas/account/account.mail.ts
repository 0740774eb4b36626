import type { Letter } from '../platform/mail.ts';

/** The mails that tell people what happened to their own account, so that they notice when it was not them. */
export type AccountMail = { door: 'portal' | 'desk'; name?: string } & (
  | { kind: 'password-changed' }
  | { kind: 'locked' }
);

const signInPath = (door: AccountMail['door']) => (door === 'portal' ? '/sign-in/' : '/desk/sign-in/');
const notYou = (door: AccountMail['door']) =>
  door === 'portal'
    ? 'If this was not you, choose a new password at once with “Forgot your password?”, and tell us.'
    : 'If this was not you, choose a new password at once with “Forgot your password?”, and tell an administrator.';
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
];
