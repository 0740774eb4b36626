import type { Assembly } from '../assembly/assembly.ts';
import type { ObjectEvent } from '../s3/s3.ts';
import type { Bus } from './bus.ts';

type KeyFilter = { Key?: { FilterRules?: { Name: string; Value: string }[] } };
type Destination = { Events: string[]; Filter?: KeyFilter } & (
  | { LambdaFunctionArn: string }
  | { QueueArn: string }
  | { TopicArn: string }
);
type Configuration = {
  LambdaFunctionConfigurations?: Destination[];
  QueueConfigurations?: Destination[];
  TopicConfigurations?: Destination[];
  EventBridgeConfiguration?: object;
};
type Notifications = { BucketName: string; NotificationConfiguration: Configuration };

/** Takes what happens in buckets to functions, queues, topics and, where the bucket says so, to the event bus. */
export function createBucketEvents(
  assembly: Assembly,
  send: (arn: string, body: unknown) => void,
  bus: Bus,
  now: () => number,
): (event: ObjectEvent) => void {
  const configurations = new Map<string, Configuration[]>();
  const add = (bucket: string, configuration: Configuration) =>
    configurations.set(bucket, [...(configurations.get(bucket) ?? []), configuration]);
  for (const resource of assembly.ofType('Custom::S3BucketNotifications')) {
    const { BucketName, NotificationConfiguration } = resource.properties<Notifications>();
    add(BucketName, NotificationConfiguration);
  }
  for (const resource of assembly.ofType('AWS::S3::Bucket')) {
    const own = resource.property<Configuration | undefined>('NotificationConfiguration');
    if (own) add(resource.ref, own);
  }
  return (event) => {
    for (const configuration of configurations.get(event.bucket) ?? []) {
      const destinations = [
        ...(configuration.LambdaFunctionConfigurations ?? []),
        ...(configuration.QueueConfigurations ?? []),
        ...(configuration.TopicConfigurations ?? []),
      ];
      for (const destination of destinations.filter((each) => wants(each, event))) {
        send(arnOf(destination), { Records: [recordOf(event, assembly.region, now())] });
      }
      if (configuration.EventBridgeConfiguration) announce(event, bus);
    }
  };
}

const arnOf = (destination: Destination): string =>
  'LambdaFunctionArn' in destination
    ? destination.LambdaFunctionArn
    : 'QueueArn' in destination
      ? destination.QueueArn
      : destination.TopicArn;

function wants({ Events, Filter }: Destination, event: ObjectEvent): boolean {
  const name = `s3:${event.name}`;
  if (
    !Events.some(
      (wanted) => wanted === name || (wanted.endsWith('*') && name.startsWith(wanted.slice(0, -1))),
    )
  ) {
    return false;
  }
  return (Filter?.Key?.FilterRules ?? []).every(({ Name, Value }) =>
    Name.toLowerCase() === 'prefix' ? event.key.startsWith(Value) : event.key.endsWith(Value),
  );
}

let sequence = 0;

/** Later events of a key have a greater sequencer; compared as hexadecimal texts. */
const sequencer = (now: number) =>
  `00${now.toString(16)}${(sequence++).toString(16).padStart(6, '0')}`.toUpperCase();

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
const recordOf = (event: ObjectEvent, region: string, now: number) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: region,
  eventTime: new Date(now).toISOString(),
  eventName: event.name,
  userIdentity: { principalId: 'AWS:LOCAL' },
  requestParameters: { sourceIPAddress: '127.0.0.1' },
  responseElements: { 'x-amz-request-id': 'LOCAL', 'x-amz-id-2': 'LOCAL' },
  s3: {
    s3SchemaVersion: '1.0',
    configurationId: 'local',
    bucket: {
      name: event.bucket,
      ownerIdentity: { principalId: 'LOCAL' },
      arn: `arn:aws:s3:::${event.bucket}`,
    },
    object: {
      // Keys come as in a form: space as plus, the rest percent-encoded, slashes as they are.
      key: encodeURIComponent(event.key).replaceAll('%20', '+').replaceAll('%2F', '/'),
      ...(event.name.startsWith('ObjectCreated') && { size: event.size, eTag: event.eTag }),
      ...(event.versionId && { versionId: event.versionId }),
      sequencer: sequencer(now),
    },
  },
});

const REASONS: Record<string, string> = {
  'ObjectCreated:Put': 'PutObject',
  'ObjectCreated:Post': 'POST Object',
  'ObjectCreated:Copy': 'CopyObject',
  'ObjectCreated:CompleteMultipartUpload': 'CompleteMultipartUpload',
  'ObjectRemoved:Delete': 'DeleteObject',
};
const DETAIL_TYPES: Record<string, string> = {
  ObjectCreated: 'Object Created',
  ObjectRemoved: 'Object Deleted',
  ObjectTagging: 'Object Tags Added',
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
function announce(event: ObjectEvent, bus: Bus): void {
  const reason = REASONS[event.name];
  bus.put({
    source: 'aws.s3',
    'detail-type': DETAIL_TYPES[event.name.split(':')[0]!]!,
    resources: [`arn:aws:s3:::${event.bucket}`],
    detail: {
      version: '0',
      bucket: { name: event.bucket },
      object: {
        key: event.key,
        size: event.size,
        etag: event.eTag,
        ...(event.versionId && { 'version-id': event.versionId }),
        sequencer: sequencer(Date.now()),
      },
      'request-id': 'LOCAL',
      requester: 'local',
      'source-ip-address': '127.0.0.1',
      ...(reason && { reason }),
    },
  });
}
