import type { S3Event, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { ImportJob } from '../imports/jobs.ts';
import { readFile } from '../imports/reading.ts';
import { handleJob } from '../imports/work.ts';
import { eachMessage } from '../platform/batch.ts';

/** A file of contacts has arrived, or a piece of one is to be checked, applied or undone. */
export async function handler(event: S3Event | SQSEvent): Promise<SQSBatchResponse | void> {
  if (isArrival(event)) {
    for (const { s3, eventTime } of event.Records) {
      const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
      const { size, sequencer } = s3.object;
      await readFile({ key, size, sequencer, at: new Date(eventTime) });
    }
    return;
  }
  return eachMessage<ImportJob>(event, handleJob);
}

const isArrival = (event: S3Event | SQSEvent): event is S3Event =>
  event.Records.some((record) => 's3' in record);
