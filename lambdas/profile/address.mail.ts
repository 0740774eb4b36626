import type { Letter } from '../platform/mail.ts';
import { codeMinutes } from './address.model.ts';

/** The mails about a sign-in address. They are needed for safety: nobody can switch them off. */
export type AddressMail = { firstName: string } & (
  | { kind: 'code'; code: string }
  | { kind: 'changed'; phone: string }
);

export const addressLetter = (mail: AddressMail): Letter =>
  mail.kind === 'code'
    ? {
        subject: 'Your code for the new sign-in address',
        heading: 'Is this your new address?',
        paragraphs: [
          `Hello ${mail.firstName},`,
          `You asked to sign in with this address from now on. Enter this code in your profile; it is good for ${codeMinutes} minutes. Until then your old address stays.`,
        ],
        facts: [['Code', mail.code]],
        button: { label: 'Enter the code', path: '/profile' },
        reason: 'If it was not you, you can ignore this mail: without the code nothing changes.',
      }
    : {
        subject: 'Your sign-in address has changed',
        heading: 'You have a new sign-in address',
        paragraphs: [
          `Hello ${mail.firstName},`,
          'The address with which you sign in has changed, and this one does not open the portal any more. Your password stays as it is.',
          `If you did not want this, please tell us at once${mail.phone ? `: ${mail.phone}` : ''}.`,
        ],
        reason: 'You get this mail because this was your sign-in address. It is the last one that goes here.',
      };

/** A sample of each, for the preview and the tests. */
export const addressMailSamples: AddressMail[] = [
  { kind: 'code', firstName: 'Ada', code: '123456' },
  { kind: 'changed', firstName: 'Ada', phone: '+44 20 7946 0000' },
];
