/** Reads a stream of chunks by marks and lengths, holding no more than a chunk and a mark. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** All bytes before the mark; the mark itself is consumed. Throws UnexpectedEnd when it never comes. */
  async *until(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at >= 0) {
        const found = this.#cut(at);
        this.#cut(mark.length);
        if (found.length > 0) yield found;
        return;
      }
      const safe = this.#held.length - mark.length + 1;
      if (safe > 0) yield this.#cut(safe);
      await this.#pull();
    }
  }

  /** Exactly so many bytes, in chunks. Throws UnexpectedEnd. */
  async *take(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0;) {
      if (this.#held.length === 0) await this.#pull();
      const chunk = this.#cut(Math.min(left, this.#held.length));
      left -= chunk.length;
      yield chunk;
    }
  }

  /** The text before the mark, refused by `tooLong` when it exceeds `limit` bytes. */
  async text(mark: string, limit: number, tooLong: () => Error): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.until(Buffer.from(mark))) {
      size += chunk.length;
      if (size > limit) throw tooLong();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  #cut(length: number): Buffer {
    const head = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return head;
  }

  async #pull(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) throw new UnexpectedEnd();
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
  }
}

/** The stream ended inside something. */
export class UnexpectedEnd extends Error {}
