import { sendXml } from './answer.ts';
import type { Call } from './call.ts';
import { encode } from './canonical.ts';
import { S3Error } from './s3-error.ts';
import type { Service } from './service.ts';
import { isObject } from './version.ts';
import type { ObjectVersion } from './version.ts';
import { element } from './xml.ts';

type Page = { objects: { key: string; version: ObjectVersion }[]; prefixes: Set<string>; next?: string };

/** ListObjectsV2. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjects(service: Service, call: Call): void {
  const prefix = call.query.get('prefix') ?? '';
  const delimiter = call.query.get('delimiter') ?? '';
  const token = call.query.get('continuation-token');
  const startAfter = call.query.get('start-after');
  const limit = readLimit(call.query.get('max-keys'));
  const after = token === null ? (startAfter ?? '') : readToken(token);
  const page = cutPage(service, call.bucket, { prefix, delimiter, after, limit });
  const name = (key: string) =>
    call.query.get('encoding-type') === 'url' ? encode(key).replaceAll('%2F', '/') : key;
  const owner = call.query.get('fetch-owner') === 'true' ? '<Owner><ID>local</ID></Owner>' : '';
  const contents = page.objects.map(
    ({ key, version }) =>
      `<Contents>${element('Key', name(key))}${element('LastModified', new Date(version.modified).toISOString())}` +
      `${element('ETag', `"${version.eTag}"`)}${element('Size', version.size)}${owner}` +
      `<StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const prefixes = [...page.prefixes].map(
    (common) => `<CommonPrefixes>${element('Prefix', name(common))}</CommonPrefixes>`,
  );
  sendXml(
    call,
    'ListBucketResult',
    [
      element('Name', call.bucket),
      element('Prefix', name(prefix)),
      element('Delimiter', delimiter === '' ? undefined : name(delimiter)),
      element('StartAfter', startAfter === null ? undefined : name(startAfter)),
      element('ContinuationToken', token ?? undefined),
      element(
        'NextContinuationToken',
        page.next === undefined ? undefined : Buffer.from(page.next).toString('base64'),
      ),
      element('KeyCount', contents.length + prefixes.length),
      element('MaxKeys', limit),
      element('IsTruncated', page.next !== undefined),
      element('EncodingType', call.query.get('encoding-type') ?? undefined),
      ...contents,
      ...prefixes,
    ].join(''),
  );
}

function cutPage(
  service: Service,
  bucket: string,
  wanted: { prefix: string; delimiter: string; after: string; limit: number },
): Page {
  const { prefix, delimiter, after, limit } = wanted;
  const page: Page = { objects: [], prefixes: new Set() };
  const afterBytes = Buffer.from(after);
  let last = after;
  for (const { key, versions } of service.store.entries(bucket)) {
    const [version] = versions;
    if (!isObject(version) || !key.startsWith(prefix)) continue;
    if (Buffer.compare(Buffer.from(key), afterBytes) <= 0) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    // A page that ended with a common prefix continues behind everything that starts with it.
    if (common !== undefined && (page.prefixes.has(common) || after === common)) continue;
    if (page.objects.length + page.prefixes.size >= limit) {
      return limit === 0 ? page : { ...page, next: last };
    }
    if (common === undefined) page.objects.push({ key, version });
    else page.prefixes.add(common);
    last = common ?? key;
  }
  return page;
}

function readLimit(text: string | null): number {
  const limit = Number(text ?? 1000);
  if (Number.isInteger(limit) && limit >= 0) return Math.min(limit, 1000);
  throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range', {
    ArgumentName: 'max-keys',
    ArgumentValue: text ?? '',
  });
}

function readToken(token: string): string {
  const key = Buffer.from(token, 'base64').toString('utf8');
  if (key !== '' && Buffer.from(key).toString('base64') === token) return key;
  throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect', {
    ArgumentName: 'continuation-token',
    ArgumentValue: token,
  });
}
