import { createContext, Script } from 'node:vm';
import type { EdgeRequest, EdgeResponse } from './edge-event.ts';

export type EdgeContext = { distributionId: string; distributionDomainName: string; eventType: string };

export type EdgeFunction = (
  context: EdgeContext,
  viewerIp: string,
  request: EdgeRequest,
  response?: EdgeResponse,
) => Promise<EdgeRequest | EdgeResponse>;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions */
const SIZE_LIMIT_BYTES = 10 * 1024;
/** For the loading alone. A call has no limit here: it would cost a watchdog thread each, and measure how busy the machine is. */
const LOAD_LIMIT_MS = 1000;

/** Loads a CloudFront Function: no modules, no network, no timers, as at the edge. Throws when the code is too long. */
export function loadEdgeFunction(name: string, code: string, log: (line: string) => void): EdgeFunction {
  if (Buffer.byteLength(code) > SIZE_LIMIT_BYTES) {
    throw new Error(`The CloudFront Function ${name} is larger than 10 KB`);
  }
  if (/^\s*import\s/m.test(code)) {
    throw new Error(
      `The CloudFront Function ${name} imports a module (a key value store), which is not played here`,
    );
  }
  const print = (...parts: unknown[]) => log(`${name}: ${parts.map(String).join(' ')}`);
  const sandbox: Record<string, unknown> = { console: { log: print, error: print }, event: undefined };
  const context = createContext(sandbox, { codeGeneration: { strings: false, wasm: false } });
  new Script(code, { filename: name }).runInContext(context, { timeout: LOAD_LIMIT_MS });
  const call = new Script('handler(event)', { filename: name });
  return async (edge, ip, request, response) => {
    sandbox['event'] = {
      version: '1.0',
      context: { ...edge, requestId: crypto.randomUUID() },
      viewer: { ip },
      request,
      ...(response && { response }),
    };
    return (await call.runInContext(context)) as EdgeRequest | EdgeResponse;
  };
}
