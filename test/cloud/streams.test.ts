import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { PutObjectCommand, GetObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import { processBatch } from '../../local/streams/batch.ts';
import type { BatchRules } from '../../local/streams/batch.ts';
import type { StreamRecord } from '../../local/streams/stream-client.ts';
import { startFixture } from './fixture/cloud.ts';
import { documents, eventually, seenBy } from './fixture/seen.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startFixture();
});
afterAll(() => cloud.stop());

const put = (pk: string, value: string) =>
  documents(cloud).send(
    new PutCommand({
      TableName: cloud.resource('Data', 'Table'),
      Item: { PK: pk, SK: 'item', value, bytes: new Uint8Array([1]) },
    }),
  );
const wordsOf = async (list: string) =>
  (await seenBy(cloud, list)).map(({ Records }) =>
    Records.map((record) => record.dynamodb.NewImage['value']?.['S']),
  );
const client = () => new SQSClient({ ...cloud.awsConfig, endpoint: cloud.awsConfig.endpoints['sqs']! });
const urlOf = (id: string) => cloud.resource('Events', id);

describe('a table’s stream', () => {
  test('reaches the function soon', async () => {
    await cloud.invoke('ApiFunction', { do: 'put', pk: 'warm', value: 'up' });
    await cloud.settled();
    // The best of some tries: other tests run beside this one.
    const waits: number[] = [];
    for (let count = 2; count < 7; count++) {
      await cloud.invoke('ApiFunction', { do: 'put', pk: `soon-${count}`, value: 'written' });
      const begun = performance.now();
      await eventually(
        () => seenBy(cloud, 'Stream'),
        (all) => all.length === count,
      );
      waits.push(performance.now() - begun);
    }
    expect(Math.min(...waits)).toBeLessThan(150);
  });
  test('comes in the form of Lambda', async () => {
    await put('form', 'written');
    await cloud.settled();
    const records = (await seenBy(cloud, 'Stream')).flatMap(({ Records }) => Records);
    const record = records.find(({ dynamodb }) => dynamodb.Keys.PK.S === 'form');
    expect(record?.dynamodb.NewImage['bytes']).toEqual({ B: 'AQ==' });
    expect(record).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventVersion: '1.1',
      eventSourceARN: expect.stringMatching(/:table\/Data-Table\w+\/stream\//),
      dynamodb: {
        Keys: { PK: { S: 'form' }, SK: { S: 'item' } },
        NewImage: { value: { S: 'written' } },
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ApproximateCreationDateTime: expect.any(Number),
        SequenceNumber: expect.any(String),
      },
    });
  });
  test('what is written unfollowed reaches no function, and the next does again', async () => {
    await cloud.unfollowed(async () => void (await put('passed', 'over')));
    await put('followed', 'next');
    await cloud.settled();
    const words = (await wordsOf('Stream')).flat();
    expect([words.includes('over'), words.includes('next')]).toEqual([false, true]);
  });
  test('a refused record is tried again, then given up and announced; the others go on', async () => {
    await put('poison', 'refuse');
    await cloud.settled();
    const tries = (await wordsOf('Stream')).filter((words) => words.includes('refuse'));
    expect(tries).toHaveLength(3);
    const { Messages } = await client().send(new ReceiveMessageCommand({ QueueUrl: urlOf('GivenUp') }));
    expect(JSON.parse(Messages![0]!.Body!)).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
    await put('poison', 'after');
    await cloud.settled();
    expect((await wordsOf('Stream')).at(-1)).toContain('after');
  });
});

describe('a batch of a shard', () => {
  const records = ['a', 'b', 'c', 'd'].map((id) => ({ dynamodb: { SequenceNumber: id } }) as StreamRecord);
  const ids = (batch: StreamRecord[]) => batch.map(({ dynamodb }) => dynamodb.SequenceNumber).join('');

  async function run(rules: Partial<BatchRules>, handle: (batch: string) => unknown) {
    const calls: string[] = [];
    const given: string[] = [];
    await processBatch(
      records,
      { reportsFailures: false, bisects: false, retries: 1, ...rules },
      {
        invoke: async (batch) => {
          calls.push(ids(batch));
          return handle(ids(batch));
        },
        discard: (batch, tries) => given.push(`${ids(batch)} ${tries}`),
        wait: async () => undefined,
        stopped: () => false,
      },
    );
    return { calls, given };
  }
  const fail = (): never => {
    throw new Error('told to');
  };

  test('whole, again, given up', async () => {
    expect(await run({}, fail)).toEqual({ calls: ['abcd', 'abcd'], given: ['abcd 2'] });
  });
  test('halved until the poison stands alone', async () => {
    const { calls, given } = await run({ bisects: true }, (batch) => (batch.includes('c') ? fail() : null));
    expect(calls).toEqual(['abcd', 'ab', 'cd', 'c', 'c', 'd']);
    expect(given).toEqual(['c 2']);
  });
  test('from the first reported failure on', async () => {
    let first = true;
    const report = { batchItemFailures: [{ itemIdentifier: 'd' }, { itemIdentifier: 'c' }] };
    const { calls, given } = await run({ reportsFailures: true }, () => {
      const result = first ? report : { batchItemFailures: [] };
      first = false;
      return result;
    });
    expect([calls, given]).toEqual([['abcd', 'cd'], []]);
  });
  test('whole again when the report names nobody', async () => {
    const { calls } = await run({ reportsFailures: true }, () => ({
      batchItemFailures: [{ itemIdentifier: '' }],
    }));
    expect(calls).toEqual(['abcd', 'abcd']);
  });
});

describe('a queue', () => {
  const send = (MessageBody: string) =>
    client().send(new SendMessageCommand({ QueueUrl: urlOf('Queue'), MessageBody }));

  test('hands messages over and forgets them', async () => {
    await send('hello');
    await cloud.settled();
    const records = (await seenBy(cloud, 'Queue')).flatMap(({ Records }) => Records);
    expect(records).toMatchObject([
      { body: 'hello', eventSource: 'aws:sqs', awsRegion: cloud.awsConfig.region },
    ]);
  });
  test('keeps what was refused for another try, then lays it aside', async () => {
    await send('refuse');
    await eventually(
      () => seenBy(cloud, 'Queue'),
      (events) => events.length === 2,
    );
    cloud.time.advance(13_000);
    await eventually(
      () => seenBy(cloud, 'Queue'),
      (events) => events.length === 3,
    );
    cloud.time.advance(13_000);
    await cloud.settled();
    expect(await seenBy(cloud, 'Queue')).toHaveLength(3);
    const { Messages } = await client().send(new ReceiveMessageCommand({ QueueUrl: urlOf('Dead') }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(['refuse']);
    cloud.time.reset();
  });
  test('what does not settle is named', async () => {
    await send('throw');
    await eventually(
      () => seenBy(cloud, 'Queue'),
      (events) => events.length === 4,
    );
    await expect(cloud.settled(200)).rejects.toThrow(/queue Events-Queue\w+ holds 0 messages, 1 in flight/);
  });
});

describe('a bucket', () => {
  const s3 = () =>
    new S3Client({ ...cloud.awsConfig, endpoint: cloud.awsConfig.endpoints['s3']!, forcePathStyle: true });
  const upload = (Key: string, Body: string) =>
    s3().send(new PutObjectCommand({ Bucket: cloud.resource('Events', 'Uploads'), Key, Body }));

  test('tells the function of new objects that fit its filter', async () => {
    await upload('imports/müll und more.csv', 'a,b');
    await upload('imports/other.txt', 'no');
    await upload('elsewhere/x.csv', 'no');
    await eventually(
      () => seenBy(cloud, 'Object'),
      (events) => events.length > 0,
    );
    const records = (await seenBy(cloud, 'Object')).flatMap(({ Records }) => Records);
    expect(records).toMatchObject([
      { eventName: 'ObjectCreated:Put', s3: { object: { key: 'imports/m%C3%BCll+und+more.csv', size: 3 } } },
    ]);
  });
  test('is scanned: tagged, and the result is announced', async () => {
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
    await upload('files/clean.txt', 'clean');
    await upload('files/bad.txt', eicar);
    const events = await eventually(
      () => seenBy(cloud, 'Scan'),
      (all) => all.length === 2,
    );
    const results = Object.fromEntries(
      events.map((event) => {
        const detail = event['detail'] as Record<string, Record<string, unknown>>;
        return [detail['s3ObjectDetails']!['objectKey'], detail['scanResultDetails']!['scanResultStatus']];
      }),
    );
    expect(results).toEqual({ 'files/clean.txt': 'NO_THREATS_FOUND', 'files/bad.txt': 'THREATS_FOUND' });
    const Bucket = cloud.resource('Events', 'Uploads');
    const { TagSet } = await s3().send(new GetObjectTaggingCommand({ Bucket, Key: 'files/bad.txt' }));
    expect(TagSet).toEqual([{ Key: 'GuardDutyMalwareScanStatus', Value: 'THREATS_FOUND' }]);
  });
});

test('a topic forwards to its subscribers', async () => {
  const form = new URLSearchParams({
    Action: 'Publish',
    TopicArn: cloud.resource('Events', 'Topic'),
    Message: 'bounced',
  });
  const response = await fetch(cloud.awsConfig.endpoints['sns']!, { method: 'POST', body: form });
  expect(response.status).toBe(200);
  const [event] = await eventually(
    () => seenBy(cloud, 'Topic'),
    (events) => events.length > 0,
  );
  expect(event?.Records[0]?.Sns.Message).toBe('bounced');
});
