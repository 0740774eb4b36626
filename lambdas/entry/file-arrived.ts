import type { Context, EventBridgeEvent, S3Event } from 'aws-lambda';
import { isPhoto, takePhoto } from '../photos/photo-arrivals.ts';
import { noteArrival, noteScan } from '../files/arrivals.ts';

/** What EventBridge tells of a scan (GuardDuty user guide, "Monitoring scan statuses with EventBridge"). */
type ScanResult = EventBridgeEvent<
  'GuardDuty Malware Protection Object Scan Result',
  {
    s3ObjectDetails: { objectKey: string; versionId: string };
    scanResultDetails: { scanResultStatus: string };
  }
>;

const verdicts: Record<string, 'clean' | 'infected'> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'infected',
};

/** A file has arrived in the bucket, or its scan is done. */
export async function handler(event: S3Event | ScanResult, { awsRequestId }: Context): Promise<void> {
  if ('Records' in event) {
    for (const { s3 } of event.Records) {
      const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
      const arrived = { key, version: s3.object.versionId ?? '' };
      if (isPhoto(key)) await takePhoto(arrived, awsRequestId);
      else await noteArrival(arrived);
    }
    return;
  }
  const { s3ObjectDetails, scanResultDetails } = event.detail;
  const arrived = { key: s3ObjectDetails.objectKey, version: s3ObjectDetails.versionId };
  await noteScan(arrived, verdicts[scanResultDetails.scanResultStatus] ?? 'unscannable');
}
