import type { TreatedContact } from '../../../lambdas/contacts/contacts.contract.ts';
import type { Act } from './treat.ts';

/** What is said of treating several contacts. */
export const people = (count: number): string => `${count} ${count === 1 ? 'contact' : 'contacts'}`;

export const actWords: Record<
  Act,
  { title: string; meaning: string; yes: string; done: string; unneeded: string }
> = {
  deactivate: {
    title: 'End access to the portal',
    meaning: 'They are signed out at once and cannot sign in any more. Their tickets stay as they are.',
    yes: 'Deactivate',
    done: 'deactivated',
    unneeded: 'had no access',
  },
  welcome: {
    title: 'Send welcome mails again',
    meaning:
      'It brings a new one-time password. A password that somebody has chosen already ends with it. Who signs in with the account of the own organisation gets a mail without a password.',
    yes: 'Send welcome mails',
    done: 'welcomed again',
    unneeded: 'needed no mail',
  },
};

/** Of the chosen ones whose access needs no end. */
export const withoutAccess = (count: number): string =>
  `${people(count)} of those chosen ${count === 1 ? 'has' : 'have'} no access to the portal, and ${count === 1 ? 'stays' : 'stay'} as ${count === 1 ? 'it is' : 'they are'}.`;

/** "12 contacts deactivated, 1 had no access, 2 left as they are." */
export function summary(act: Act, results: readonly TreatedContact[]): string {
  const count = (outcome: TreatedContact['outcome']) =>
    results.filter((one) => one.outcome === outcome).length;
  const { done, unneeded } = actWords[act];
  const parts = [
    `${people(count('done'))} ${done}`,
    ...(count('unneeded') > 0 ? [`${count('unneeded')} ${unneeded}`] : []),
    ...(count('refused') > 0 ? [`${count('refused')} left as they are`] : []),
  ];
  return `${parts.join(', ')}.`;
}
