import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendError } from './answer.ts';
import { drain, readCall } from './call.ts';
import type { Call } from './call.ts';
import { removeObject } from './delete-object.ts';
import { listen } from '../stand-in/listen.ts';
import { answerHeaders, readDraft } from './object-headers.ts';
import { currentObject } from './put-object.ts';
import { answerCall } from './routes.ts';
import { S3Error } from './s3-error.ts';
import { saveBody } from './save-body.ts';
import { announce } from './service.ts';
import type { Service } from './service.ts';
import { Store } from './store.ts';
import { Uploads } from './uploads.ts';
import { isObject } from './version.ts';

/** What happened to an object, named as in the records of S3's notifications. `size` in bytes, `eTag` without quotes. */
export type ObjectEvent = {
  bucket: string;
  key: string;
  size: number;
  eTag: string;
  versionId?: string;
  name:
    | 'ObjectCreated:Put'
    | 'ObjectCreated:Post'
    | 'ObjectCreated:Copy'
    | 'ObjectCreated:CompleteMultipartUpload'
    | 'ObjectRemoved:Delete'
    | 'ObjectTagging:Put';
};

export type S3 = {
  port: number;
  /** Creates the bucket or changes it: resolved CloudFormation properties of AWS::S3::Bucket. */
  ensureBucket(name: string, properties: Record<string, unknown>): void;
  /** Writes without a signature. Throws NoSuchBucket. */
  putObject(bucket: string, key: string, body: Buffer, headers?: Record<string, string>): Promise<void>;
  /** The newest version, as a file to stream from; undefined when there is none. */
  readObject(
    bucket: string,
    key: string,
  ): Promise<{ headers: Record<string, string>; path: string; size: number } | undefined>;
  /** Replaces the tags of the newest version. Throws NoSuchKey. */
  tagObject(bucket: string, key: string, tags: Record<string, string>): Promise<void>;
  /** Deletes, or puts a delete marker where versions are kept. */
  deleteObject(bucket: string, key: string): Promise<void>;
  /** All keys of present objects, in S3's order. */
  listKeys(bucket: string, prefix: string): Promise<string[]>;
  stop(): Promise<void>;
};

/**
 * Starts S3 on 127.0.0.1. Without `dataDir` everything lives in a temporary folder that `stop` removes.
 * `now` is the clock of expiry and of dates (milliseconds); `onEvent` is called after each change and must not throw.
 */
export async function startS3(options: {
  port: number;
  dataDir?: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  now: () => number;
  onEvent: (event: ObjectEvent) => void;
}): Promise<S3> {
  const folder = options.dataDir ?? (await mkdtemp(join(tmpdir(), 's3-')));
  mkdirSync(folder, { recursive: true });
  const store = new Store(folder, options.now);
  const service: Service = { owner: options, store, uploads: new Uploads(store), onEvent: options.onEvent };
  const server = createServer((request, response) => void answerRequest(service, request, response));
  const { port, close } = await listen(server, options.port);
  return {
    port,
    ...hostInterface(service),
    async stop() {
      await close();
      if (options.dataDir === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answerRequest(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let call: Call | undefined;
  try {
    call = readCall(request, response);
    response.setHeader('server', 'AmazonS3');
    response.setHeader('date', new Date(service.owner.now()).toUTCString());
    response.setHeader('x-amz-request-id', call.requestId);
    response.setHeader('x-amz-id-2', call.requestId);
    await answerCall(service, call);
  } catch (error) {
    if (call === undefined) {
      response.writeHead(400).end();
      return;
    }
    await drain(call);
    sendError(call, error);
  }
}

function hostInterface(service: Service): Omit<S3, 'port' | 'stop'> {
  const { store } = service;
  return {
    ensureBucket: (name, properties) => store.ensureBucket(name, properties),
    async putObject(bucket, key, body, headers = {}) {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
      const saved = await saveBody(store, bucket, [body]);
      const version = store.add(bucket, key, saved, readDraft(Object.fromEntries(lower)));
      announce(service, 'ObjectCreated:Put', bucket, key, version);
    },
    async readObject(bucket, key) {
      const version = currentObject(store, bucket, key);
      if (!version) return undefined;
      return { headers: answerHeaders(version), path: store.path(bucket, version.body), size: version.size };
    },
    async tagObject(bucket, key, tags) {
      const version = currentObject(store, bucket, key);
      if (!version) throw new S3Error('NoSuchKey', undefined, { Key: key });
      store.setTags(bucket, key, version.id, tags);
      announce(service, 'ObjectTagging:Put', bucket, key, version);
    },
    async deleteObject(bucket, key) {
      removeObject(service, bucket, key);
    },
    async listKeys(bucket, prefix) {
      const present = [...store.entries(bucket)].filter(({ versions }) => isObject(versions[0]));
      return present.map(({ key }) => key).filter((key) => key.startsWith(prefix));
    },
  };
}
