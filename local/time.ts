export type Clock = {
  /** Milliseconds since the epoch, moved. */
  now(): number;
  /** Milliseconds ahead of the real time. */
  offset(): number;
  advance(milliseconds: number): void;
  reset(): void;
};

/** The time of the cloud: the real one until a test moves it. */
export function createClock(onChange: (offset: number) => void): Clock {
  let offset = 0;
  const set = (next: number) => {
    offset = next;
    onChange(next);
  };
  return {
    now: () => Date.now() + offset,
    offset: () => offset,
    advance: (milliseconds) => set(offset + milliseconds),
    reset: () => set(0),
  };
}
