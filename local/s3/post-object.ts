import { sendEmpty, sendXml } from './answer.ts';
import type { Call } from './call.ts';
import { encode, sameSignature, sign } from './canonical.ts';
import { readObjectHeaders, versionHeader } from './object-headers.ts';
import { readPostForm } from './post-form.ts';
import type { PostForm } from './post-form.ts';
import { checkPolicy } from './post-policy.ts';
import type { SizeRange } from './post-policy.ts';
import { checkKey } from './put-object.ts';
import { S3Error } from './s3-error.ts';
import { saveBody } from './save-body.ts';
import { announce } from './service.ts';
import type { Service } from './service.ts';
import { checkScope } from './signature.ts';
import type { Owner } from './signature.ts';
import { readTags } from './tagging.ts';
import type { Version } from './version.ts';
import { element } from './xml.ts';

/** A browser's upload by a presigned form. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html */
export async function postObject(service: Service, call: Call): Promise<void> {
  service.store.bucket(call.bucket);
  const form = await readPostForm(call.headers['content-type'] ?? '', call.body);
  const key = readKey(form);
  form.fields.set('key', key).set('bucket', call.bucket);
  checkFormSignature(form.fields, service.owner);
  const range = checkPolicy(form.fields.get('policy') ?? '', form.fields, service.owner.now());
  const saved = await saveBody(service.store, call.bucket, within(range, form.file));
  const version = service.store.add(call.bucket, key, saved, {
    headers: readObjectHeaders(Object.fromEntries(form.fields)),
    tags: readTags(form.fields.get('tagging') ?? ''),
  });
  announce(service, 'ObjectCreated:Post', call.bucket, key, version);
  answer(call, key, version, form.fields);
}

function readKey(form: PostForm): string {
  const key = form.fields.get('key');
  if (key === undefined) {
    throw new S3Error(
      'InvalidArgument',
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
      { ArgumentName: 'key', ArgumentValue: '' },
    );
  }
  const named = key.replaceAll('${filename}', () => form.fileName);
  checkKey(named);
  return named;
}

// The signed text is the policy itself. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
function checkFormSignature(fields: Map<string, string>, owner: Owner): void {
  const field = (name: string) => {
    const value = fields.get(name);
    if (value === undefined) throw new S3Error('AccessDenied');
    return value;
  };
  const [policy, signature] = [field('policy'), field('x-amz-signature')];
  const credential = field('x-amz-credential');
  if (field('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') throw new S3Error('AccessDenied');
  checkScope({ credential, time: field('x-amz-date') }, owner);
  const scope = credential.split('/').slice(1).join('/');
  if (!sameSignature(sign(owner.secretAccessKey, scope, policy), signature)) {
    throw new S3Error('SignatureDoesNotMatch', undefined, {
      AWSAccessKeyId: owner.accessKeyId,
      StringToSign: policy,
      SignatureProvided: signature,
    });
  }
}

async function* within(range: SizeRange, file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of file) {
    size += chunk.length;
    if (size > range.max) {
      throw new S3Error('EntityTooLarge', undefined, {
        ProposedSize: String(size),
        MaxSizeAllowed: String(range.max),
      });
    }
    yield chunk;
  }
  if (size < range.min) {
    throw new S3Error('EntityTooSmall', undefined, {
      ProposedSize: String(size),
      MinSizeAllowed: String(range.min),
    });
  }
}

function answer(call: Call, key: string, version: Version, fields: Map<string, string>): void {
  const path = `${call.path.replace(/\/$/, '')}/${key}`;
  const location = `http://${call.headers['host']}${path.split('/').map(encode).join('/')}`;
  const headers = { etag: `"${version.eTag}"`, location, ...versionHeader(version) };
  const redirect = fields.get('success_action_redirect');
  if (redirect !== undefined && URL.canParse(redirect)) {
    const target = new URL(redirect);
    target.searchParams.set('bucket', call.bucket);
    target.searchParams.set('key', key);
    target.searchParams.set('etag', headers.etag);
    sendEmpty(call, 303, { ...headers, location: target.href });
    return;
  }
  const status = fields.get('success_action_status');
  if (status !== '201') {
    sendEmpty(call, status === '200' ? 200 : 204, headers);
    return;
  }
  for (const [name, value] of Object.entries(headers)) call.response.setHeader(name, value);
  const content =
    element('Location', location) +
    element('Bucket', call.bucket) +
    element('Key', key) +
    element('ETag', headers.etag);
  sendXml(call, 'PostResponse', content, 201);
}
