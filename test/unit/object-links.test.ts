import { createHash, createHmac } from 'node:crypto';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canBeShown } from '../../lambdas/files/file.model.ts';
import { downloadLink, uploadForm, uploadSeconds } from '../../lambdas/platform/object-links.ts';

/** Our signatures beside those of AWS's own library, for the same request at the same moment. */
const now = new Date('2026-11-22T09:30:00.000Z');
const names = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'FILES_BUCKET',
  'AWS_ENDPOINT_URL_S3',
];
const before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

function setEnvironment(values: Record<string, string | undefined>): void {
  for (const name of names) {
    if (values[name] === undefined) delete process.env[name];
    else process.env[name] = values[name];
  }
}
const environment = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: secret,
  AWS_SESSION_TOKEN: 'a/session+token==',
  AWS_REGION: 'eu-west-2',
  FILES_BUCKET: 'foyer-files',
};
beforeEach(() => setEnvironment(environment));
afterEach(() => setEnvironment(before));

/** The client as it would be in the same function: same credentials, same region, same endpoint. */
const client = () =>
  new S3Client({
    region: 'eu-west-2',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: secret,
      sessionToken: process.env.AWS_SESSION_TOKEN,
    },
    ...(process.env.AWS_ENDPOINT_URL_S3 && {
      endpoint: process.env.AWS_ENDPOINT_URL_S3,
      forcePathStyle: true,
    }),
  });

/**
 * The signature that a link must carry, worked out again from the link alone: AWS, "Authenticating requests: using
 * query parameters (Signature Version 4)". Proved below by AWS's published example and by AWS's own presigner.
 */
function signedAnew(link: string, key: string): string {
  const url = new URL(link);
  const [time = '', scope = ''] = ['X-Amz-Date', 'X-Amz-Credential'].map(
    (name) => url.searchParams.get(name) ?? '',
  );
  const [, day = '', region = '', service = '', last = ''] = scope.split('/');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !pair.startsWith('X-Amz-Signature='))
    .toSorted();
  const request = [
    'GET',
    url.pathname,
    query.join('&'),
    `host:${url.host}`,
    '',
    'host',
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const hash = createHash('sha256').update(request).digest('hex');
  const text = ['AWS4-HMAC-SHA256', time, [day, region, service, last].join('/'), hash].join('\n');
  return hmac(signingKey(key, [day, region, service, last]), text).toString('hex');
}
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const signingKey = (key: string, scope: string[]) =>
  scope.reduce<string | Buffer>((k, part) => hmac(k, part), `AWS4${key}`);
const signatureOf = (link: string) => new URL(link).searchParams.get('X-Amz-Signature');

test('the check of signatures agrees with AWS’s published example', () => {
  const link =
    'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host';
  expect(signedAnew(link, 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});

const where: [string, Record<string, string | undefined>][] = [
  ['on AWS', {}],
  ['without a session token', { AWS_SESSION_TOKEN: undefined }],
  ['on another endpoint', { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9999' }],
];
const files = ['report.pdf', 'Über "uns" (1)!*\'.png', '李雷 & co.txt'];

describe.each(where)('a link to download %s', (_, changed) => {
  beforeEach(() => setEnvironment({ ...environment, ...changed }));

  test.each(files)('%s is signed as AWS’s presigner signs it', async (name) => {
    const key = 'files/company-1/1m82pf8fmmgppd212p4p';
    const ours = downloadLink(key, { name, type: 'text/plain; charset=utf-8' }, now);
    const query = new URL(ours).searchParams;
    const command = new GetObjectCommand({
      Bucket: 'foyer-files',
      Key: key,
      ResponseContentDisposition: query.get('response-content-disposition') ?? '',
      ResponseContentType: 'text/plain; charset=utf-8',
    });
    const theirs = await getSignedUrl(client(), command, { signingDate: now, expiresIn: 60 });
    expect(signedAnew(theirs, secret)).toBe(signatureOf(theirs));
    expect(signedAnew(ours, secret)).toBe(signatureOf(ours));
    // The same link but for the client’s own marks, which S3 does not ask for.
    const plain = new URL(theirs);
    for (const mark of ['X-Amz-Content-Sha256', 'x-amz-checksum-mode', 'x-id', 'X-Amz-Signature'])
      plain.searchParams.delete(mark);
    query.delete('X-Amz-Signature');
    expect([...query].toSorted()).toEqual([...plain.searchParams].toSorted());
    expect(new URL(ours).origin + new URL(ours).pathname).toBe(plain.origin + plain.pathname);
  });

  test('downloads under the name of the file, in words that no header breaks', () => {
    const disposition = new URL(
      downloadLink('k', { name: 'Ü "x"\\.txt', type: 'text/plain' }, now),
    ).searchParams.get('response-content-disposition');
    expect(disposition).toBe(`attachment; filename="_ _x__.txt"; filename*=UTF-8''%C3%9C%20%22x%22%5C.txt`);
    const shown = new URL(downloadLink('k', { name: 'x.pdf', type: 'application/pdf', inline: true }, now));
    expect(shown.searchParams.get('response-content-disposition')).toMatch(/^inline; filename="x\.pdf"/);
  });

  test('shows pictures and PDFs alone: never what could run', () => {
    const shown = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'];
    const others = ['image/svg+xml', 'text/html', 'text/plain', 'application/zip', 'image/png; x=y', ''];
    expect(shown.filter((type) => !canBeShown(type))).toEqual([]);
    expect(others.filter(canBeShown)).toEqual([]);
  });
});

describe.each(where)('a form to upload %s', (_, changed) => {
  beforeEach(() => setEnvironment({ ...environment, ...changed }));

  test('is the one that AWS’s library makes, and as narrow', async () => {
    const ours = uploadForm('files/company-1/x', 1234, 'image/png', now);
    const theirs = await createPresignedPost(client(), {
      Bucket: 'foyer-files',
      Key: 'files/company-1/x',
      Fields: { 'Content-Type': 'image/png' },
      Conditions: [['content-length-range', 1234, 1234]],
      Expires: uploadSeconds,
    });
    expect(Object.keys(ours.fields).toSorted()).toEqual(
      Object.keys(theirs.fields)
        .filter((name) => name !== 'bucket')
        .toSorted(),
    );
    expect(ours.url.replace(/\/$/, '')).toBe(theirs.url.replace(/\/$/, ''));
    for (const { fields } of [ours, theirs]) {
      const scope = fields['X-Amz-Credential']?.split('/').slice(1) ?? [];
      const signed = hmac(signingKey(secret, scope), fields.Policy ?? '').toString('hex');
      expect(fields['X-Amz-Signature']).toBe(signed);
    }
  });

  test('takes this key, type and size only, for ten minutes', () => {
    const { fields } = uploadForm('files/company-1/x', 1234, 'image/png', now);
    const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString()) as {
      expiration: string;
      conditions: unknown[];
    };
    const { Policy: _policy, 'X-Amz-Signature': _signature, ...bound } = fields;
    expect(policy.expiration).toBe('2026-11-22T09:40:00.000Z');
    expect(policy.conditions).toEqual([
      { bucket: 'foyer-files' },
      ['content-length-range', 1234, 1234],
      ...Object.entries(bound).map(([name, value]) => ({ [name]: value })),
    ]);
    expect(bound).toMatchObject({ key: 'files/company-1/x', 'Content-Type': 'image/png' });
  });
});

test('without credentials there is no link', () => {
  setEnvironment({ ...environment, AWS_SECRET_ACCESS_KEY: undefined });
  expect(() => downloadLink('k', { name: 'x', type: 'text/plain' }, now)).toThrow('credentials');
});
