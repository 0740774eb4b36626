import type { Random } from './random.ts';

/** How people begin and end what they write: each person keeps to one manner. */
type Manner = { before: readonly string[]; after: readonly string[] };

const manners: readonly Manner[] = [
  { before: [''], after: [''] },
  { before: ['Hi,', 'Hi there,'], after: ['Thanks', 'Thank you'] },
  { before: ['Hello,', 'Good morning,'], after: ['Kind regards\n{name}'] },
  { before: ['Dear team,'], after: ['Many thanks\n{name}', 'Best wishes\n{name}'] },
  { before: ['', 'Hi team,'], after: ['{first}'] },
  { before: [''], after: ['Thanks!', 'Cheers', ''] },
];

/** The place of a person's manner in the list, from the name alone, so that it never changes. */
const mannerOf = (name: string): Manner =>
  manners[
    [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % manners.length
  ] as Manner;

const joined = (parts: string[]): string => parts.filter((part) => part !== '').join('\n\n');

/** A customer's message in the person's own manner; answers are shorter than first messages. */
export function asCustomer(
  text: string,
  person: { name: string; first: string },
  random: Random,
  short = false,
) {
  if (short && text.length < 60) return text;
  const { before, after } = mannerOf(person.name);
  const end = random.pick(after).replace('{name}', person.name).replace('{first}', person.first);
  return joined([short ? '' : random.pick(before), text, end]);
}

/** A technician's message. */
export function asStaff(text: string, to: string, signature: string, random: Random): string {
  const greeting = random.weighted([
    [`Hi ${to},`, 5],
    [`Hello ${to},`, 3],
    [`${to},`, 1],
    ['', 2],
  ]);
  return joined([greeting, text, random.chance(0.8) ? signature : '']);
}

/** What a customer says when the ticket took too long. */
export const chasers = [
  'Any news on this?',
  'Just checking that this has not been forgotten.',
  'Could you tell me when somebody will look at it? It is still the same here.',
  'It is [{weekday}|the third day] now. Is there anything that I can do to speed it up?',
];
export const sorry = [
  'I am sorry for the wait. It is on my desk now and I stay with it.',
  'Apologies, this should have gone faster. I am looking at it right now.',
];

/** Closing words by satisfaction; those of the story count for the satisfied. */
export const closingWords: Record<number, readonly string[]> = {
  4: ['Fine, thank you.', 'Solved, though it took a while.', 'Thank you, works.'],
  3: [
    'Solved in the end.',
    'All right now, but I had to explain it twice.',
    'It works. It took longer than I hoped.',
  ],
  2: [
    'It took far too long until somebody looked at it.',
    'I had to ask several times.',
    'Solved, but we lost half a day.',
  ],
  1: [
    'Very disappointed: three days for something so small.',
    'Nobody told me what was going on. Not good enough.',
  ],
};
