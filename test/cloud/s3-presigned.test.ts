import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterRoom, origin } from './s3-room.ts';
import type { Room } from './s3-room.ts';

let room: Room;
const Bucket = 'files';

beforeAll(async () => {
  room = await enterRoom();
  await room.s3.putObject(Bucket, 'page', Buffer.from('a,b\n'), { 'Content-Type': 'text/csv' });
});
afterAll(() => room.leave());

const signedGet = (extra = {}, expiresIn = 60) =>
  getSignedUrl(room.client, new GetObjectCommand({ Bucket, Key: 'page', ...extra }), { expiresIn });

test('a presigned PUT with a signed content type', async () => {
  const command = new PutObjectCommand({ Bucket, Key: 'in/put.csv', ContentType: 'text/csv' });
  const address = await getSignedUrl(room.client, command, {
    expiresIn: 60,
    signableHeaders: new Set(['content-type']),
  });
  const other = await fetch(address, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/html' } });
  expect(other.status).toBe(403);
  expect(await other.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  const sent = await fetch(address, {
    method: 'PUT',
    body: 'a,b\n1,2\n',
    headers: { 'content-type': 'text/csv', origin },
  });
  expect(sent.status).toBe(200);
  expect(sent.headers.get('access-control-allow-origin')).toBe(origin);
  const found = await room.client.send(new GetObjectCommand({ Bucket, Key: 'in/put.csv' }));
  expect(await found.Body?.transformToString()).toBe('a,b\n1,2\n');
  expect(found.ContentType).toBe('text/csv');
});

test('a presigned PUT with a signed length refuses another length', async () => {
  const command = new PutObjectCommand({ Bucket, Key: 'in/five', ContentLength: 5 });
  const address = await getSignedUrl(room.client, command, {
    expiresIn: 60,
    signableHeaders: new Set(['content-length']),
  });
  expect((await fetch(address, { method: 'PUT', body: 'toolongbody' })).status).toBe(403);
  expect((await fetch(address, { method: 'PUT', body: '12345' })).status).toBe(200);
});

test('a presigned GET may name type and disposition, in UTF-8', async () => {
  const answer = await fetch(
    await signedGet({
      ResponseContentType: 'application/octet-stream',
      ResponseContentDisposition: 'attachment; filename="x.csv"',
    }),
  );
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="x.csv"');
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(await answer.text()).toBe('a,b\n');
});

test('a tampered signature, or a tampered parameter, is 403', async () => {
  const address = await signedGet();
  const tampered = address.replace(/X-Amz-Signature=..../, 'X-Amz-Signature=0000');
  const answer = await fetch(tampered);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  expect((await fetch(address.replace('Expires=60', 'Expires=600'))).status).toBe(403);
  expect((await fetch(address.replace('/page?', '/other?'))).status).toBe(403);
});

test('an expired address is 403, by the clock of the stand-in', async () => {
  const address = await signedGet({}, 60);
  room.moveClock(59_000);
  expect((await fetch(address)).status).toBe(200);
  room.moveClock(3000);
  const answer = await fetch(address);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('<Message>Request has expired</Message>');
  room.moveClock(-62_000);
});

test('nothing is public', async () => {
  const answer = await fetch(`${room.endpoint}/${Bucket}/page`);
  expect(answer.status).toBe(403);
  expect(answer.headers.get('content-type')).toBe('application/xml');
  expect(await answer.text()).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<Error><Code>AccessDenied<\/Code><Message>Access Denied<\/Message><RequestId>/,
  );
});

test('another key, another secret and another region are refused', async () => {
  const attempt = async (change: { accessKeyId?: string; secretAccessKey?: string; region?: string }) => {
    const client = new S3Client({
      endpoint: room.endpoint,
      region: change.region ?? 'eu-west-1',
      credentials: { accessKeyId: 'LOCALKEY', secretAccessKey: 'local-secret', ...change },
      maxAttempts: 1,
    });
    return client.send(new GetObjectCommand({ Bucket, Key: 'page' }));
  };
  await expect(attempt({ accessKeyId: 'OTHER' })).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  await expect(attempt({ secretAccessKey: 'other' })).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  });
  await expect(attempt({ region: 'us-west-2' })).rejects.toMatchObject({
    name: 'AuthorizationHeaderMalformed',
  });
});

test('a header that S3 would heed must be signed', async () => {
  const answer = await fetch(await signedGet(), { headers: { 'x-amz-meta-extra': '1' } });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('<HeadersNotSigned>x-amz-meta-extra</HeadersNotSigned>');
});

test('a body that is not the signed one is refused and not stored', async () => {
  const client = new S3Client({
    endpoint: room.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'LOCALKEY', secretAccessKey: 'local-secret' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  });
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign(args.request as object, { body: 'jello' });
      return next(args);
    },
    { step: 'deserialize', priority: 'low' },
  );
  const command = new PutObjectCommand({ Bucket, Key: 'changed', Body: 'hello' });
  await expect(client.send(command)).rejects.toMatchObject({ name: 'XAmzContentSHA256Mismatch' });
  expect(await room.s3.readObject(Bucket, 'changed')).toBeUndefined();
});
