import type { Letter } from '../platform/mail.ts';

/** The mail to somebody who was named to approve in a member's place. */
export type StandInMail = {
  firstName: string;
  /** In whose place. */
  member: string;
  /** Days, as in `2026-11-22`. */
  from: string;
  to: string;
  /** What waits for that member today; undefined while the first day is still to come. */
  waiting?: { number: string; title: string }[];
};

const inWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));

/** So many requests are named; the page behind the button has all. */
const mostNamed = 10;

export function standInLetter({ firstName, member, from, to, waiting }: StandInMail): Letter {
  const count = waiting?.length ?? 0;
  return {
    subject: `You approve in place of ${member}`,
    heading: `You approve in place of ${member}`,
    paragraphs: [
      `Hello ${firstName},`,
      `${member} is away and has named you to approve or decline requests, from ${inWords(from)} to ${inWords(to)}. You get a mail for each new one.`,
      ...(count > 0
        ? [count === 1 ? 'One request waits for you now.' : `${count} requests wait for you now.`]
        : waiting
          ? ['Nothing waits for you now.']
          : []),
    ],
    ...(count > 0 && {
      groups: (waiting ?? []).slice(0, mostNamed).map(({ number, title }) => ({
        title,
        path: `/tickets/${number}`,
        lines: [number],
      })),
    }),
    button: { label: 'See what waits', path: '/tickets?list=approvals' },
    reason: `You get this mail because ${member} named you.`,
  };
}

/** Samples for the preview and the tests. */
export const standInMailSamples: StandInMail[] = [
  [{ number: 'T20261122.0007', title: 'Two more <licences> & a "new" colleague' }],
  [],
  undefined,
].map((waiting) => ({
  firstName: 'Ada',
  member: 'Grace <Example>',
  from: '2026-12-03',
  to: '2026-12-05',
  waiting,
}));
