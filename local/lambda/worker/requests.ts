import http from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { signRequest } from '../../aws/signature.ts';
import { clockMoved, realNow } from './clock.ts';
import { operationOf } from './operation.ts';
import type { RequestTally, SharedFault, WorkerSettings } from './protocol.ts';

type Answer = (response: IncomingMessage) => void;
type Send = (options: RequestOptions, onResponse?: Answer) => ClientRequest;

const WRITES = /^(Put|Update|Delete|Transact|BatchWrite)/;
const counts = new Map<string, Map<string, number>>();
let faults: SharedFault[] = [];

export function setFaults(next: SharedFault[]): void {
  faults = next;
}

/** The requests that left since the last call. Undefined when there were none. */
export function takeTally(): RequestTally | undefined {
  if (!counts.size) return undefined;
  const tally: RequestTally = [];
  for (const [service, operations] of counts) {
    for (const [operation, count] of operations) tally.push([service, operation, count]);
  }
  counts.clear();
  return tally;
}

/**
 * Wraps `http.request`, through which the AWS SDK sends: counts what leaves for a local service and applies faults.
 * `notify.beforeCrash` runs just before a fault ends this worker.
 */
export function watchRequests(
  settings: Pick<WorkerSettings, 'services' | 'faultPort' | 'region'>,
  notify: { wrote: () => void; beforeCrash: () => void },
): void {
  const original = http.request as Send;
  const underWay = new Set<ClientRequest>();
  let dying = false;
  const leave = () => {
    if (!dying || underWay.size > 0) return;
    notify.beforeCrash();
    process.exit(1);
  };
  /**
   * Nothing leaves any more and no answer is heard. What AWS has received before, it carries out although nobody waits;
   * the engine behind DynamoDB would stop in the middle of a transaction and keep its lock, so it is given the time.
   */
  const crash = () => {
    dying = true;
    leave();
  };

  const send = (service: string, options: RequestOptions, onResponse?: Answer): ClientRequest => {
    const method = options.method ?? 'GET';
    const operation = operationOf(service, method, options.path ?? '/', headersOf(options));
    const fault = dying ? undefined : dueFault(service, operation);
    if (fault?.kind === 'crash-before') crash();
    if (dying) return neverSent(original(options));
    count(service, operation);
    if (fault?.kind === 'throttle' || fault?.kind === '5xx') {
      const path = `/faults/${fault.kind}/${service}`;
      return original(
        { ...options, host: '127.0.0.1', hostname: '127.0.0.1', port: settings.faultPort, path },
        onResponse,
      );
    }
    const wrote = service === 'dynamodb' && WRITES.test(operation);
    const request = original(options, (response) => {
      if (wrote && !fault) notify.wrote();
      if (dying) response.resume();
      else if (!fault) onResponse?.(response);
    });
    underWay.add(request);
    request.once('close', () => {
      underWay.delete(request);
      leave();
    });
    if (fault)
      loseAnswer(request, fault.kind === 'crash-after' ? crash : undefined, wrote ? notify.wrote : undefined);
    if (service === 'dynamodb' && clockMoved()) signWithRealTime(request, options, settings.region);
    return request;
  };

  const wrapped = (...given: [RequestOptions, Answer?]): ClientRequest => {
    const port = Number(given[0]?.port);
    const service = port ? settings.services[port] : undefined;
    return service ? send(serviceOf(service, given[0]), ...given) : original(...given);
  };
  http.request = wrapped as typeof http.request;
  syncBuiltinESMExports();
}

/** Two pairs of services share a port each. */
function serviceOf(onPort: string, options: RequestOptions): string {
  if (onPort === 'ssm' && String(headersOf(options)['x-amz-target']).startsWith('secretsmanager'))
    return 'secretsmanager';
  return onPort === 'lambda' && options.path === '/' ? 'sns' : onPort;
}

const headersOf = (options: RequestOptions) => (options.headers ?? {}) as Record<string, string>;

function count(service: string, operation: string): void {
  const operations = counts.get(service) ?? new Map<string, number>();
  counts.set(service, operations.set(operation, (operations.get(operation) ?? 0) + 1));
}

function dueFault(service: string, operation: string): SharedFault | undefined {
  return faults.find((fault) => {
    if (fault.service !== service) return false;
    if (fault.operation && service !== 'ses' && fault.operation !== operation) return false;
    if (fault.rate !== undefined && Math.random() >= fault.rate) return false;
    // The counter is shared by all workers: whoever takes the last one leaves none.
    return !fault.remaining || Atomics.sub(fault.remaining, 0, 1) > 0;
  });
}

/** Whoever made it waits for ever. */
function neverSent(request: ClientRequest): ClientRequest {
  request.on('error', () => undefined);
  return Object.assign(request, { write: () => true, end: () => request });
}

/** Lets the request be carried out and the answer arrive, but not reach the caller. */
function loseAnswer(
  request: ClientRequest,
  crash: (() => void) | undefined,
  wrote: (() => void) | undefined,
): void {
  request.once('response', (response) => {
    response.resume();
    response.once('end', () => {
      wrote?.();
      crash?.();
      const lost = Object.assign(new Error('The answer did not arrive in time'), { code: 'ETIMEDOUT' });
      request.emit('error', lost);
    });
  });
}

/** The DynamoDB engine checks signatures against the machine's clock: once the clock was moved, the request is signed again. */
function signWithRealTime(request: ClientRequest, options: RequestOptions, region: string): void {
  const end = request.end.bind(request) as (body?: unknown) => ClientRequest;
  request.end = ((body?: string | Uint8Array) => {
    const given = headersOf(options);
    const signed = signRequest({
      method: options.method ?? 'POST',
      path: options.path ?? '/',
      headers: {
        host: String(request.getHeader('host')),
        'content-type': given['content-type'] ?? '',
        'x-amz-target': given['x-amz-target'] ?? '',
      },
      body: body ?? '',
      service: 'dynamodb',
      region,
      now: realNow(),
    });
    for (const name of ['x-amz-date', 'authorization']) request.setHeader(name, signed[name]!);
    return end(body);
  }) as typeof request.end;
}
