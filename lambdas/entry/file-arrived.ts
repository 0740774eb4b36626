import type { EventBridgeEvent, S3Event } from 'aws-lambda';
import { noteArrival, noteScan } from '../files/arrivals.ts';

/** What EventBridge tells of a scan (GuardDuty user guide, "Monitoring scan statuses with EventBridge"). */
type ScanResult = EventBridgeEvent<
  'GuardDuty Malware Protection Object Scan Result',
  { s3ObjectDetails: { objectKey: string }; scanResultDetails: { scanResultStatus: string } }
>;

const verdicts: Record<string, 'clean' | 'infected'> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'infected',
};

/** A file has arrived in the bucket, or its scan is done. */
export async function handler(event: S3Event | ScanResult): Promise<void> {
  if ('Records' in event) {
    for (const { s3 } of event.Records)
      await noteArrival(decodeURIComponent(s3.object.key.replaceAll('+', ' ')));
    return;
  }
  const { s3ObjectDetails, scanResultDetails } = event.detail;
  await noteScan(s3ObjectDetails.objectKey, verdicts[scanResultDetails.scanResultStatus] ?? 'unscannable');
}
