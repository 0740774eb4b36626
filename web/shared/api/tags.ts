/**
 * The ETag of each answer that is at hand: bound to the answer itself, so that a tag can never speak for another one.
 * Sent back as If-None-Match, it makes an unchanged answer cost nothing but the question.
 */
const tags = new WeakMap<object, string>();

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export const tagOf = (answer: unknown): string | undefined =>
  isObject(answer) ? tags.get(answer) : undefined;

export const keepTag = (answer: unknown, tag: string | null | undefined): void => {
  if (!isObject(answer)) return;
  if (tag) tags.set(answer, tag);
  else tags.delete(answer);
};
