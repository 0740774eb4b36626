/** Times for people: UTC instants in the person's own zone and language. */

const absolute = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const absoluteDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const steps = [
  { unit: 'minute', seconds: 60, below: 3_600 },
  { unit: 'hour', seconds: 3_600, below: 86_400 },
  { unit: 'day', seconds: 86_400, below: 7 * 86_400 },
] as const;

/** Writing a time in words takes long beside looking it up, and lists write the same ones again and again. */
const written = new Map<string, string>();

const inWords = (format: Intl.DateTimeFormat, instant: string, name = instant): string => {
  const known = written.get(name);
  if (known !== undefined) return known;
  if (written.size > 10_000) written.clear();
  const words = format.format(new Date(instant));
  written.set(name, words);
  return words;
};

/** `22 Nov 2026, 09:30` in the person's zone. */
export const absoluteTime = (instant: string): string => inWords(absolute, instant);

/** `5 minutes ago`, `yesterday`; a date once it is more than a week away. `now` in milliseconds. */
export const relativeTime = (instant: string, now: number): string => {
  const seconds = (Date.parse(instant) - now) / 1_000;
  const distance = Math.abs(seconds);
  if (distance < 45) return 'just now';
  const step = steps.find(({ below }) => distance < below);
  return step
    ? relative.format(Math.round(seconds / step.seconds), step.unit)
    : inWords(absoluteDay, instant, `day ${instant}`);
};

/** A calendar date such as `2026-11-22`, the same day in every zone. */
export const dayInWords = (day: string): string => absoluteDay.format(new Date(`${day}T12:00:00`));
