import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { loadAssembly } from './assembly/assembly.ts';
import { CREDENTIALS } from './aws/credentials.ts';
import { startTableEngine } from './dynamodb/engine.ts';
import { ensureTable } from './dynamodb/tables.ts';
import { endpointsOf, servicesOf } from './endpoints.ts';
import { createCounts } from './faults/counts.ts';
import type { Fault, RequestCount } from './faults/fault.ts';
import { createFaults } from './faults/faults.ts';
import { serveExchanges } from './http/exchange-server.ts';
import { BODY_LIMIT_BYTES } from './http-api/api.ts';
import { readHttpApis } from './http-api/read.ts';
import { createFunctions } from './lambda/functions.ts';
import { createLogs } from './logs.ts';
import { ensurePortsFree, planPorts } from './ports.ts';
import { createClock } from './time.ts';

export { PortTaken } from './ports.ts';

export type CloudOptions = {
  assembly: string;
  dataDir?: string;
  firstPort: number;
  log?: (line: string) => void;
};

export type Cloud = {
  addresses: { site: string; mailbox: string; api: string };
  outputs: Record<string, Record<string, string>>;
  resource(stack: string, logicalIdPrefix: string): string;
  invoke(functionNameOrIdPrefix: string, event: unknown): Promise<unknown>;
  time: { now(): number; advance(ms: number): void; reset(): void };
  faults: { inject(fault: Fault): () => void; clear(): void };
  requests: { take(functionName?: string): RequestCount[] };
  awsConfig: { region: string; credentials: typeof CREDENTIALS; endpoints: Record<string, string> };
  cpu(): { hostMs: number; tableMs: number };
  stop(): Promise<void>;
};

/** Hosts a cloud assembly on this machine. Throws PortTaken naming the port when one of the 12 ports is in use. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const log = options.log ?? (() => undefined);
  const ports = planPorts(options.firstPort);
  await ensurePortsFree(options.firstPort);
  const assembly = loadAssembly(options.assembly, ports);
  const home = options.dataDir ?? mkdtempSync(join(tmpdir(), 'cloud-'));
  mkdirSync(home, { recursive: true });
  const endpoints = endpointsOf(ports);
  const logs = createLogs(join(home, 'logs'), log);
  const counts = createCounts();
  const clock = createClock((offset) => {
    for (const each of functions.all()) each.broadcast({ type: 'clock', offset });
  });
  const faults = createFaults(() => {
    for (const each of functions.all())
      each.broadcast({ type: 'faults', faults: faults.forFunction(each.name) });
  });
  const engine = await startTableEngine(ports.dynamodb, options.dataDir && join(home, 'dynamodb.sqlite'));
  const awsConfig = { region: assembly.region, credentials: CREDENTIALS, endpoints };
  const dynamodb = new DynamoDBClient({ ...awsConfig, endpoint: endpoints['dynamodb']! });
  await Promise.all(assembly.ofType('AWS::DynamoDB::Table').map((table) => ensureTable(dynamodb, table)));
  const functions = createFunctions(
    assembly,
    {
      clockOffset: clock.offset,
      faultsFor: faults.forFunction,
      services: servicesOf(ports),
      faultPort: ports.lambda,
      onRequests: counts.add,
      onWrite: () => undefined,
      log: logs.write,
    },
    endpoints,
  );
  const verify = () => ({});
  const apis = readHttpApis(assembly, functions, { verify, now: clock.now, log });
  const servers = await Promise.all(
    apis.map(({ api, port }) => serveExchanges(port, BODY_LIMIT_BYTES, api.handle, log)),
  );
  return {
    addresses: {
      site: `http://localhost:${ports.site}`,
      mailbox: endpoints['ses']!,
      api: `http://127.0.0.1:${ports.api}`,
    },
    outputs: assembly.outputs(),
    resource: (stack, prefix) => assembly.find(stack, prefix).ref,
    invoke: (name, event) => functions.named(name).invoke(event),
    time: clock,
    faults,
    requests: counts,
    awsConfig,
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return { hostMs: (user + system) / 1000, tableMs: engine.cpuMs() };
    },
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all(functions.all().map((each) => each.stop()));
      await engine.stop();
      await logs.stop();
    },
  };
}
