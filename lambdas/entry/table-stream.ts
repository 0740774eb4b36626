import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { accessJobFor } from '../contacts/contacts.events.ts';
import { functions } from './functions.ts';
import { eventEntity, type EventRecord } from '../platform/event.ts';
import { log } from '../platform/log.ts';
import { environment } from '../platform/needs.ts';
import { enqueue } from '../platform/queue.ts';
import { writeDown } from '../staff/audit.events.ts';
import { countTicket, mailsFor, settleFiles } from '../tickets/tickets.events.ts';

/** The table's stream: what follows from each event. Every part is safe to repeat, so a failed record is simply tried again. */
const env = environment(functions['table-stream'].needs, process.env);

async function follow(event: EventRecord): Promise<void> {
  const access = accessJobFor(event);
  const mails = await mailsFor(event);
  await Promise.all([
    writeDown(event),
    event.type === 'ticket.created' ? countTicket(event) : undefined,
    settleFiles(event),
    mails.length > 0 ? enqueue(env.MAIL_QUEUE_URL, mails) : undefined,
    access ? enqueue(env.ACCESS_QUEUE_URL, [access]) : undefined,
  ]);
}

async function tryRecord(record: DynamoDBRecord): Promise<boolean> {
  try {
    const image = record.dynamodb?.NewImage;
    const raw = image && unmarshall(image as Parameters<typeof unmarshall>[0]);
    if (raw && eventEntity.is(raw)) await follow(eventEntity.parse(raw));
    return true;
  } catch (error) {
    log.error('An event could not be followed', { sequence: record.dynamodb?.SequenceNumber, error });
    return false;
  }
}

export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const done = await Promise.all(Records.map(tryRecord));
  const failed = Records.filter((_, i) => !done[i]);
  return {
    batchItemFailures: failed.map((record) => ({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' })),
  };
}
