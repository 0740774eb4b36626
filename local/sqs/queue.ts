import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { Deduplication, deduplicationState } from './deduplication.ts';
import { isInFlight, message } from './message.ts';
import type { Message } from './message.ts';
import { readReceiptHandle, writeReceiptHandle } from './receipt-handle.ts';
import type { Settings } from './settings.ts';
import { SqsError } from './sqs-error.ts';

export const queueState = z.object({
  createdAt: z.number(),
  sent: z.number(),
  deduplication: deduplicationState,
  messages: z.array(message),
});

/** What a sender says of a message. */
export type Draft = Pick<
  Message,
  'body' | 'attributes' | 'traceHeader' | 'groupId' | 'deduplicationId' | 'deadLetterSourceArn'
> & { id?: string; sentAt?: number; delaySeconds?: number };

/** The messages of one queue and the rules of their visibility. Times in milliseconds. */
export class Queue {
  settings: Settings;
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly #messages: Map<string, Message>;
  readonly #deduplication: Deduplication;
  #sent: number;

  constructor(
    name: string,
    arn: string,
    settings: Settings,
    now: number,
    state?: z.infer<typeof queueState>,
  ) {
    this.name = name;
    this.arn = arn;
    this.settings = settings;
    this.createdAt = state?.createdAt ?? now;
    this.#messages = new Map((state?.messages ?? []).map((one) => [one.id, one]));
    this.#deduplication = new Deduplication(state?.deduplication);
    this.#sent = state?.sent ?? 0;
  }

  get isFifo(): boolean {
    return this.settings.FifoQueue;
  }

  /** Adds a message, or finds the one with the same deduplication id. */
  add(draft: Draft, now: number): { id: string; sequenceNumber?: string } {
    const { delaySeconds = this.settings.DelaySeconds, id = randomUUID(), deduplicationId } = draft;
    const twin = deduplicationId === undefined ? undefined : this.#deduplication.find(deduplicationId, now);
    if (this.isFifo && twin) return twin;
    const sequenceNumber = this.isFifo
      ? String(18_800_000_000_000_000_000n + BigInt(++this.#sent))
      : undefined;
    // Field by field: what a former queue knew of receives stays behind.
    this.#messages.set(id, {
      id,
      body: draft.body,
      attributes: draft.attributes,
      traceHeader: draft.traceHeader,
      groupId: draft.groupId,
      deduplicationId,
      deadLetterSourceArn: draft.deadLetterSourceArn,
      sequenceNumber,
      sentAt: draft.sentAt ?? now,
      visibleAt: now + delaySeconds * 1000,
      receiveCount: 0,
    });
    if (deduplicationId !== undefined && sequenceNumber !== undefined) {
      this.#deduplication.remember(deduplicationId, { at: now, id, sequenceNumber });
    }
    return { id, sequenceNumber };
  }

  /**
   * Takes at most `max` visible messages and hides them for `visibilityTimeout` seconds. A message that was received
   * too often goes to `giveUp` instead. In a FIFO queue a group waits behind its message in flight.
   */
  take(max: number, visibilityTimeout: number, now: number, giveUp: (message: Message) => void): Message[] {
    this.#dropExpired(now);
    const limit = this.settings.RedrivePolicy?.maxReceiveCount ?? Number.POSITIVE_INFINITY;
    const waiting = new Set<string>();
    const taken: Message[] = [];
    for (const one of this.#messages.values()) {
      if (taken.length >= max) break;
      const group = this.isFifo ? one.groupId : undefined;
      if (group !== undefined && waiting.has(group)) continue;
      if (one.visibleAt > now) {
        if (group !== undefined) waiting.add(group);
      } else if (one.receiveCount >= limit) {
        this.#messages.delete(one.id);
        giveUp(one);
      } else {
        one.receiveCount += 1;
        one.firstReceivedAt ??= now;
        one.receiptHandle = writeReceiptHandle(this.name, one.id);
        one.visibleAt = now + visibilityTimeout * 1000;
        taken.push(one);
      }
    }
    return taken;
  }

  /** Deletes by the handle of the last receive; an older handle deletes nothing, as in SQS. */
  delete(receiptHandle: string, now: number): void {
    const one = this.#messages.get(readReceiptHandle(this.name, receiptHandle));
    if (one?.receiptHandle !== receiptHandle) return;
    if (this.isFifo && !isInFlight(one, now)) {
      throw new SqsError(
        'InvalidParameterValue',
        `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
      );
    }
    this.#messages.delete(one.id);
  }

  /** Hides a message in flight for so many seconds from now; 0 shows it at once. */
  changeVisibility(receiptHandle: string, seconds: number, now: number): void {
    const one = this.#messages.get(readReceiptHandle(this.name, receiptHandle));
    if (one?.receiptHandle !== receiptHandle || !isInFlight(one, now)) {
      throw new SqsError(
        'MessageNotInflight',
        `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
      );
    }
    one.visibleAt = now + seconds * 1000;
  }

  /** Takes out all visible messages for good. */
  removeVisible(now: number): Message[] {
    const visible = [...this.#messages.values()].filter((one) => one.visibleAt <= now);
    for (const one of visible) this.#messages.delete(one.id);
    return visible;
  }

  clear(): void {
    this.#messages.clear();
  }

  depth(now: number): { visible: number; inFlight: number; delayed: number } {
    this.#dropExpired(now);
    const depth = { visible: 0, inFlight: 0, delayed: 0 };
    for (const one of this.#messages.values()) {
      if (one.visibleAt <= now) depth.visible += 1;
      else if (isInFlight(one, now)) depth.inFlight += 1;
      else depth.delayed += 1;
    }
    return depth;
  }

  snapshot(): z.infer<typeof queueState> {
    return {
      createdAt: this.createdAt,
      sent: this.#sent,
      deduplication: this.#deduplication.snapshot(),
      messages: [...this.#messages.values()],
    };
  }

  #dropExpired(now: number): void {
    const oldest = now - this.settings.MessageRetentionPeriod * 1000;
    for (const one of this.#messages.values()) if (one.sentAt < oldest) this.#messages.delete(one.id);
  }
}
