/**
 * How pages write down in their address what they show, and read it back. Text stays text, also when it looks like a
 * number or a truth value: somebody who looks for 85503686 looks for these letters. Lists and objects are written as
 * JSON. What a page cannot read counts as absent.
 */

const structured = /^["[{]/;

const valueOf = (text: string): unknown => {
  if (!structured.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const textOf = (value: unknown): string =>
  typeof value === 'string' && !structured.test(value) ? value : JSON.stringify(value);

/** For the router of each application. */
export const addresses = {
  parseSearch: (search: string): Record<string, unknown> =>
    Object.fromEntries([...new URLSearchParams(search)].map(([name, text]) => [name, valueOf(text)])),
  stringifySearch: (search: Record<string, unknown>): string => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined);
    const pairs = given.map(([name, value]) => [name, textOf(value)]);
    return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
  },
};

/** Reads one value; undefined when it is not one. */
export type Read<Value> = (found: unknown) => Value | undefined;

/**
 * Reads the address of a page by its parts. The answer names every part: the router lays it over what was found, and a
 * part that was not named would keep the value that could not be read.
 */
export const reader =
  <Search extends object>(parts: { [Name in keyof Search]-?: Read<Search[Name]> }) =>
  (found: Record<string, unknown>): Search =>
    Object.fromEntries(
      Object.entries<Read<unknown>>(parts).map(([name, read]) => [name, read(found[name])]),
    ) as Search;

/** Words of somebody, at most 200 characters of them. */
export const words: Read<string> = (found) =>
  (typeof found === 'string' ? found.slice(0, 200) : '') || undefined;

/** Text of one shape, such as an id. */
export const shaped =
  (shape: RegExp): Read<string> =>
  (found) =>
    typeof found === 'string' && shape.test(found) ? found : undefined;

export const oneOf =
  <const Value extends string>(values: readonly Value[]): Read<Value> =>
  (found) =>
    values.find((value) => value === found);

/** How often: from one on, at most six digits. */
export const times: Read<number> = (found) =>
  (typeof found === 'number' || typeof found === 'string') && /^[1-9]\d{0,5}$/.test(`${found}`)
    ? Number(found)
    : undefined;

/** Yes, or absent. */
export const flag: Read<true> = (found) => found === true || found === 'true' || undefined;
