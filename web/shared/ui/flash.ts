let current: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Tells the person, wherever they are, that something was done: "Ticket T20261122.0001 was raised." It leaves after 12 seconds. */
export const say = (words: string | undefined): void => {
  clearTimeout(timer);
  current = words;
  if (words !== undefined) timer = setTimeout(() => say(undefined), 12_000);
  for (const listener of listeners) listener();
};

export const message = (): string | undefined => current;

export const onMessage = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
