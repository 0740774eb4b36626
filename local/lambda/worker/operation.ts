import type { OutgoingHttpHeaders } from 'node:http';

/** The name of the AWS operation that a request calls, read from what the protocol of the service puts outside the body. */
export function operationOf(
  service: string,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
): string {
  const target = headers['x-amz-target'] ?? headers['X-Amz-Target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  const rpc = /\/operation\/(\w+)$/.exec(path)?.[1];
  if (rpc) return rpc;
  if (service === 's3') return s3Operation(method, path, headers);
  if (service === 'lambda') return 'Invoke';
  // The query protocol of SES and SNS names its action in the body; here only mails and messages are sent.
  if (service === 'ses') return 'SendEmail';
  if (service === 'sns') return 'Publish';
  return method;
}

const OBJECT: Record<string, string> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};
const BUCKET: Record<string, string> = {
  GET: 'ListObjects',
  HEAD: 'HeadBucket',
  PUT: 'CreateBucket',
  DELETE: 'DeleteBucket',
};
const VERB: Record<string, string> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete', POST: 'Post' };

function s3Operation(method: string, path: string, headers: OutgoingHttpHeaders): string {
  const [location = '', search = ''] = path.split('?');
  const query = new URLSearchParams(search);
  const isObject = location.split('/').filter(Boolean).length > 1;
  if (query.has('tagging')) return `${VERB[method]}${isObject ? 'Object' : 'Bucket'}Tagging`;
  if (query.has('delete')) return 'DeleteObjects';
  if (query.has('uploads')) return method === 'POST' ? 'CreateMultipartUpload' : 'ListMultipartUploads';
  if (query.has('partNumber')) return headers['x-amz-copy-source'] ? 'UploadPartCopy' : 'UploadPart';
  if (query.has('uploadId')) return method === 'POST' ? 'CompleteMultipartUpload' : 'AbortMultipartUpload';
  if (query.get('list-type') === '2') return 'ListObjectsV2';
  if (query.has('attributes')) return 'GetObjectAttributes';
  if (method === 'PUT' && headers['x-amz-copy-source']) return 'CopyObject';
  return (isObject ? OBJECT : BUCKET)[method] ?? method;
}
