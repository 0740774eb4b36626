import { sendEmpty, sendXml } from './answer.ts';
import type { Call } from './call.ts';
import { completeUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { addCorsHeaders, answerPreflight } from './cors.ts';
import { deleteObject, deleteObjects } from './delete-object.ts';
import { getObject } from './get-object.ts';
import { listObjects } from './list-objects.ts';
import { listVersions } from './list-versions.ts';
import { abortUpload, createUpload, listParts, uploadPart } from './multipart.ts';
import { postObject } from './post-object.ts';
import { putObject } from './put-object.ts';
import { S3Error } from './s3-error.ts';
import type { Service } from './service.ts';
import { verifySignature } from './signature.ts';
import type { Payload } from './signature.ts';
import { tagObject } from './tagging.ts';
import { element } from './xml.ts';

type Operation = (service: Service, call: Call, payload: Payload) => Promise<void> | void;

// What S3 tells apart by a parameter without a value, and the stand-in does not do.
const refused = (
  'accelerate acl analytics attributes cors encryption inventory legal-hold lifecycle logging metrics ' +
  'notification object-lock ownershipControls policy policyStatus publicAccessBlock replication ' +
  'requestPayment restore retention select torrent website'
).split(' ');

/** Answers one request: cross-origin rules first, then the signature, then the operation. */
export async function answerCall(service: Service, call: Call): Promise<void> {
  const bucket = service.store.findBucket(call.bucket);
  if (call.method === 'OPTIONS') {
    answerPreflight(bucket, call);
    return;
  }
  addCorsHeaders(bucket, call);
  if (isForm(call)) {
    await postObject(service, call);
    return;
  }
  const payload = verifySignature(call, service.owner);
  adoptSignedParameters(call);
  if (call.bucket === '') throw new S3Error('MethodNotAllowed', undefined, { Method: call.method });
  service.store.bucket(call.bucket);
  const operation = call.key === '' ? bucketOperation(call) : objectOperation(call);
  await operation(service, call, payload);
}

function isForm(call: Call): boolean {
  const type = call.headers['content-type'] ?? '';
  return call.method === 'POST' && call.key === '' && /^multipart\/form-data/i.test(type);
}

// A presigned address carries as parameters what were headers. S3 heeds them, but not the checksum:
// the SDK signs there that of an empty body (aws/aws-sdk-go-v2 issue 2610).
function adoptSignedParameters(call: Call): void {
  for (const [name, value] of call.query) {
    if (name.startsWith('x-amz-') && !name.startsWith('x-amz-checksum-')) call.headers[name] ??= value;
  }
}

function bucketOperation(call: Call): Operation {
  const has = (name: string) => call.query.has(name);
  refuseUnknown(call);
  if (call.method === 'POST' && has('delete')) return deleteObjects;
  if (call.method === 'HEAD') return headBucket;
  if (call.method === 'GET' && has('versions')) return listVersions;
  if (call.method === 'GET' && has('versioning')) return getVersioning;
  if (call.method === 'GET' && has('location')) return getLocation;
  if (call.method === 'GET' && call.query.get('list-type') === '2') return listObjects;
  throw new S3Error(
    'NotImplemented',
    'The stand-in takes its buckets and their properties from the template, and lists objects by version 2 only.',
  );
}

function objectOperation(call: Call): Operation {
  const has = (name: string) => call.query.has(name);
  refuseUnknown(call);
  if (has('tagging') && call.method !== 'POST') return tagObject;
  if (has('uploadId')) {
    if (call.method === 'PUT') return uploadPart;
    if (call.method === 'POST') return completeUpload;
    return call.method === 'DELETE' ? abortUpload : listParts;
  }
  if (call.method === 'POST' && has('uploads')) return createUpload;
  if (call.method === 'PUT') return call.headers['x-amz-copy-source'] === undefined ? putObject : copyObject;
  if (call.method === 'DELETE') return deleteObject;
  if (call.method === 'GET' || call.method === 'HEAD') return getObject;
  throw new S3Error('MethodNotAllowed', undefined, { Method: call.method, ResourceType: 'OBJECT' });
}

// Silently doing something else would be worse than not doing it.
function refuseUnknown(call: Call): void {
  const name = refused.find((parameter) => call.query.has(parameter));
  if (name !== undefined) throw new S3Error('NotImplemented', `The stand-in does not know ?${name}.`);
  const isPartCopy = call.query.has('uploadId') && call.headers['x-amz-copy-source'] !== undefined;
  const isPartRead = call.query.has('partNumber') && !call.query.has('uploadId');
  const header = Object.keys(call.headers).find((known) => known.startsWith('x-amz-copy-source-if-'));
  if (isPartCopy || isPartRead || header !== undefined) {
    throw new S3Error(
      'NotImplemented',
      'The stand-in neither copies nor reads parts, nor copies on a condition.',
    );
  }
}

function headBucket(service: Service, call: Call): void {
  sendEmpty(call, 200, { 'x-amz-bucket-region': service.owner.region });
}

function getVersioning(service: Service, call: Call): void {
  const { versioning } = service.store.bucket(call.bucket);
  sendXml(call, 'VersioningConfiguration', element('Status', versioning === 'Off' ? undefined : versioning));
}

function getLocation(service: Service, call: Call): void {
  const { region } = service.owner;
  sendXml(call, 'LocationConstraint', region === 'us-east-1' ? '' : region);
}
