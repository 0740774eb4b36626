import * as z from 'zod';

const seen = z.object({ at: z.number(), id: z.string(), sequenceNumber: z.string() });
export const deduplicationState = z.record(z.string(), seen);

type Seen = z.infer<typeof seen>;

const fiveMinutes = 5 * 60 * 1000;

/** Remembers the deduplication ids of a FIFO queue for five minutes, deleted messages included. */
export class Deduplication {
  readonly #seen: Map<string, Seen>;

  constructor(state: z.infer<typeof deduplicationState> = {}) {
    this.#seen = new Map(Object.entries(state));
  }

  /** The message that came with this id before. */
  find(deduplicationId: string, now: number): Seen | undefined {
    for (const [id, { at }] of this.#seen) if (now - at >= fiveMinutes) this.#seen.delete(id);
    return this.#seen.get(deduplicationId);
  }

  remember(deduplicationId: string, message: Seen): void {
    this.#seen.set(deduplicationId, message);
  }

  snapshot(): z.infer<typeof deduplicationState> {
    return Object.fromEntries(this.#seen);
  }
}
