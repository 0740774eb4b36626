import type { Letter } from '../platform/mail.ts';

/** The mails about access: the welcome with a one-time password, and the code to choose a new one. */
export type WelcomeMail = {
  door: 'portal' | 'desk';
  name: string;
  email: string;
  password: string;
  providerName: string;
};

export const welcomeLetter = ({ door, name, email, password, providerName }: WelcomeMail): Letter => ({
  subject:
    door === 'portal' ? `Welcome to the ${providerName} portal` : `Welcome to the ${providerName} desk`,
  heading: `Hello ${name}, welcome!`,
  paragraphs: [
    door === 'portal'
      ? 'You can now raise and follow tickets in our portal, at any time and from any device.'
      : 'You can now work on tickets at the desk.',
    'This is your one-time password. You will choose your own when you sign in for the first time. It is good for 7 days.',
  ],
  facts: [
    ['User name', email],
    ['One-time password', password],
  ],
  button: { label: 'Sign in', path: door === 'portal' ? '/sign-in/' : '/desk/sign-in/' },
  reason: 'You get this mail because access was opened for you. If you did not expect it, you can ignore it.',
});

export type WelcomeElsewhere = { name: string; email: string; organisation: string; providerName: string };

/** For people who sign in with their organisation's account: there is no password to send. */
export const welcomeElsewhereLetter = ({
  name,
  email,
  organisation,
  providerName,
}: WelcomeElsewhere): Letter => ({
  subject: `Welcome to the ${providerName} portal`,
  heading: `Hello ${name}, welcome!`,
  paragraphs: [
    'You can now raise and follow tickets in our portal, at any time and from any device.',
    `You sign in with the account that you have at ${organisation}: enter your e-mail address and choose “Continue with ${organisation}”. You need no password of ours.`,
  ],
  facts: [['User name', email]],
  button: { label: 'Sign in', path: '/sign-in/' },
  reason: 'You get this mail because access was opened for you. If you did not expect it, you can ignore it.',
});

/** `code` may be the place where the user pool puts the real one. */
export const codeLetter = ({ code, link }: { code: string; link: string }): Letter => ({
  subject: 'Your code to choose a new password',
  heading: 'Choose a new password',
  paragraphs: [
    'Somebody, hopefully you, asked for a new password. Enter this code on the page; it is good for one hour.',
  ],
  facts: [['Code', code]],
  button: { label: 'Choose a new password', path: link },
  reason: 'If it was not you, you can ignore this mail: your password stays as it is.',
});

export const accessMailSamples: Letter[] = [
  welcomeLetter({
    door: 'portal',
    name: 'Ada',
    email: 'ada@example.com',
    password: 'Sample-1234',
    providerName: 'Sample IT',
  }),
  welcomeLetter({
    door: 'desk',
    name: 'Sam',
    email: 'sam@example.com',
    password: 'Sample-1234',
    providerName: 'Sample IT',
  }),
  welcomeElsewhereLetter({
    name: 'Ada',
    email: 'ada@example.com',
    organisation: 'Sample Dental Group',
    providerName: 'Sample IT',
  }),
  codeLetter({ code: '123456', link: '/sign-in/?reset=1' }),
];
