import { GetObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterRoom, origin } from './s3-room.ts';
import type { Room } from './s3-room.ts';

let room: Room;
const Bucket = 'files';

beforeAll(async () => {
  room = await enterRoom();
});
afterAll(() => room.leave());

const conditions: PresignedPostOptions['Conditions'] = [
  ['content-length-range', 1, 20],
  ['starts-with', '$Content-Type', 'text/'],
  ['eq', '$key', 'post/x.csv'],
];

type Form = { fields?: Record<string, string>; body?: BlobPart; options?: Partial<PresignedPostOptions> };

async function post({ fields = {}, body = 'a,b\n1,2\n', options = {} }: Form = {}): Promise<Response> {
  const { url, fields: signed } = await createPresignedPost(room.client, {
    Bucket,
    Key: 'post/x.csv',
    Conditions: conditions,
    Expires: 60,
    ...options,
  });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...signed, 'Content-Type': 'text/csv', ...fields })) {
    if (value !== '') form.append(name, value);
  }
  form.append('file', new Blob([body]), 'my "file".csv');
  form.append('ignored-after-the-file', 'x');
  return fetch(url, { method: 'POST', body: form, headers: { origin } });
}

async function code(answer: Response): Promise<string> {
  return /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? 'none';
}

test('a form that keeps to its policy is stored and announced', async () => {
  const answer = await post();
  expect(answer.status).toBe(204);
  expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
  const found = await room.client.send(new GetObjectCommand({ Bucket, Key: 'post/x.csv' }));
  expect(await found.Body?.transformToString()).toBe('a,b\n1,2\n');
  expect(found.ContentType).toBe('text/csv');
  expect(room.events.at(-1)).toMatchObject({ name: 'ObjectCreated:Post', key: 'post/x.csv', size: 8 });
});

test('bytes that look like a boundary, or like anything, arrive as they are', async () => {
  const bytes = Buffer.concat([
    Buffer.from('\r\n--\r\n------WebKit\r\n'),
    Buffer.from(Array.from({ length: 3_000_000 }, (_, place) => (place * 7919) % 256)),
  ]);
  const options = { Conditions: [['starts-with', '$Content-Type', '']] } satisfies Form['options'];
  expect((await post({ body: bytes, options })).status).toBe(204);
  const found = await room.client.send(new GetObjectCommand({ Bucket, Key: 'post/x.csv' }));
  expect(Buffer.compare((await found.Body?.transformToByteArray()) ?? Buffer.alloc(0), bytes)).toBe(0);
});

test('the size is held: neither more nor fewer bytes, and nothing is left behind', async () => {
  const key = 'post/size.csv';
  const options = { Key: key, Conditions: [['content-length-range', 5, 20]] } satisfies Form['options'];
  const fields = { 'Content-Type': '' };
  const large = await post({ body: 'x'.repeat(21), options, fields });
  expect([large.status, await code(large)]).toEqual([400, 'EntityTooLarge']);
  const small = await post({ body: 'x', options, fields });
  expect([small.status, await code(small)]).toEqual([400, 'EntityTooSmall']);
  expect(await room.s3.readObject(Bucket, key)).toBeUndefined();
  const huge = await post({ body: Buffer.alloc(8_000_000), options, fields });
  expect([huge.status, await code(huge)]).toEqual([400, 'EntityTooLarge']);
  expect((await post({ body: 'x'.repeat(20), options, fields })).status).toBe(204);
});

test.each([
  ['another type', { 'Content-Type': 'application/pdf' }, 'AccessDenied'],
  ['one type of two', { 'Content-Type': 'text/csv, application/pdf' }, 'AccessDenied'],
  ['no type', { 'Content-Type': '' }, 'AccessDenied'],
  ['another key', { key: 'post/evil.csv' }, 'AccessDenied'],
  ['another bucket in the fields', { bucket: 'kept' }, 'none'],
  ['a field the policy does not name', { 'x-amz-meta-note': 'x' }, 'AccessDenied'],
  ['a bad signature', { 'X-Amz-Signature': '0'.repeat(64) }, 'SignatureDoesNotMatch'],
  ['no signature', { 'X-Amz-Signature': '' }, 'AccessDenied'],
  [
    'a changed policy',
    { Policy: Buffer.from('{"expiration":"2099"}').toString('base64') },
    'SignatureDoesNotMatch',
  ],
  [
    'another person’s key',
    { 'X-Amz-Credential': 'OTHER/20260101/eu-west-1/s3/aws4_request' },
    'InvalidAccessKeyId',
  ],
  ['an ignored field', { 'x-ignore-note': 'x' }, 'none'],
])('a form with %s', async (_, fields, wanted) => {
  const answer = await post({ fields });
  expect([await code(answer), answer.status]).toEqual([wanted, wanted === 'none' ? 204 : 403]);
});

test('a policy for another bucket does not open this one', async () => {
  const { fields } = await createPresignedPost(room.client, { Bucket: 'kept', Key: 'k', Expires: 60 });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', 'x');
  const answer = await fetch(`${room.endpoint}/${Bucket}`, { method: 'POST', body: form });
  expect([answer.status, await code(answer)]).toEqual([403, 'AccessDenied']);
});

test('an expired policy is 403, by the clock of the stand-in', async () => {
  const { url, fields } = await createPresignedPost(room.client, { Bucket, Key: 'late', Expires: 60 });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', 'x');
  room.moveClock(61_000);
  const answer = await fetch(url, { method: 'POST', body: form });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('Invalid according to Policy: Policy expired.');
  room.moveClock(-61_000);
});

test('the policy names the condition that failed', async () => {
  const answer = await post({ fields: { key: 'post/evil.csv' } });
  expect(await answer.text()).toContain(
    'Policy Condition failed: [&quot;eq&quot;, &quot;$key&quot;, &quot;post/x.csv&quot;]',
  );
});

test('metadata, tags, file name and status 201', async () => {
  const answer = await post({
    options: {
      Key: 'post/named/${filename}',
      Conditions: [['starts-with', '$Content-Type', '']],
      Fields: {
        'x-amz-meta-ticket': 'T1',
        tagging: '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
        success_action_status: '201',
      },
    },
  });
  expect(answer.status).toBe(201);
  const key = /<Key>(.*)<\/Key>/.exec(await answer.text())?.[1] ?? '';
  expect(key).toBe('post/named/my %22file%22.csv');
  const found = await room.client.send(new GetObjectCommand({ Bucket, Key: key }));
  expect(found).toMatchObject({ Metadata: { ticket: 'T1' }, TagCount: 1 });
});

test('a form without a file, or without a key, is refused', async () => {
  const form = new FormData();
  form.append('key', 'x');
  const none = await fetch(`${room.endpoint}/${Bucket}`, { method: 'POST', body: form });
  expect([none.status, await code(none)]).toEqual([400, 'InvalidArgument']);
  const unnamed = new FormData();
  unnamed.append('file', 'x');
  const keyless = await fetch(`${room.endpoint}/${Bucket}`, { method: 'POST', body: unnamed });
  expect([keyless.status, await code(keyless)]).toEqual([400, 'InvalidArgument']);
});
