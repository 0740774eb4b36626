/** How much is done at once. */
const lanes = 24;

/** Does the work for each of the things, at most so many at a time, begun in their order. The first error ends it. */
export async function eachOf<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const rest = things.values();
  await Promise.all(
    Array.from({ length: Math.min(lanes, things.length) }, async () => {
      for (const thing of rest) await work(thing);
    }),
  );
}
