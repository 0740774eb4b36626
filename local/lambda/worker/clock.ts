const RealDate = Date;
let offset = 0;
let moved = false;

/** The machine's own time, for deadlines and for signatures that the DynamoDB engine checks. */
export const realNow = (): number => RealDate.now();
/** Whether the clock was ever moved: the SDK remembers by how much, even when it is back. */
export const clockMoved = (): boolean => moved;

/** Moves the clock of this worker: milliseconds ahead of the real time. */
export function setClockOffset(milliseconds: number): void {
  offset = milliseconds;
  moved ||= milliseconds !== 0;
}

/** Replaces the global Date by one that can be moved. Must run before the function's code is loaded. */
export function installClock(): void {
  const now = () => RealDate.now() + offset;
  function MovableDate(this: unknown, ...given: unknown[]): unknown {
    if (!new.target) return new RealDate(now()).toString();
    return Reflect.construct(RealDate, given.length ? given : [now()], new.target);
  }
  const replacement = Object.assign(MovableDate, { now, parse: RealDate.parse, UTC: RealDate.UTC });
  // One prototype for both, so that instanceof holds for dates made before and after.
  replacement.prototype = RealDate.prototype;
  RealDate.prototype.constructor = replacement;
  globalThis.Date = replacement as unknown as DateConstructor;
}
