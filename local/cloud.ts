import type { Assembly } from './assembly/assembly.ts';
import { loadAssembly } from './assembly/assembly.ts';
import { CREDENTIALS } from './aws/credentials.ts';
import { endpointsOf } from './endpoints.ts';
import type { Fault, RequestCount } from './faults/fault.ts';
import { openHome } from './home.ts';
import { openOrganisation, organisationAddress, outsideOf } from './organisation/open.ts';
import type { Organisation } from './organisation/open.ts';
import type { Mail } from './mail/mail.ts';
import { ensurePortsFree, planPorts } from './ports.ts';
import type { Ports } from './ports.ts';
import { waitUntilSettled } from './settled.ts';
import { wire } from './wiring.ts';

export type { Fault, FaultKind, RequestCount, ServiceName } from './faults/fault.ts';
export type { Mail } from './mail/mail.ts';
export { InvocationError } from './lambda/error.ts';
export { PortTaken } from './ports.ts';

export type CloudOptions = {
  /** The directory that `cdk synth` wrote. */
  assembly: string;
  /** Where everything is kept from start to start; in memory and temporary files when absent. */
  dataDir?: string;
  /** The first of a block of 12 ports. The first distribution listens on it. */
  firstPort: number;
  log?: (line: string) => void;
  /** An organisation outside AWS whose people sign in with its own accounts, played on the last port of the block. */
  organisation?: Organisation;
};

export type Cloud = {
  addresses: { site: string; mailbox: string; api: string; organisation?: string };
  /** Outputs by the name of the stack. */
  outputs: Record<string, Record<string, string>>;
  /** The physical id (what Ref gives) of a resource. */
  resource(stack: string, logicalIdPrefix: string): string;
  /** Runs a function and gives its result. Rejects with InvocationError when it fails. */
  invoke(functionNameOrIdPrefix: string, event: unknown): Promise<unknown>;
  /** What was sent since the start or the last clearing, oldest first. */
  mails(): Promise<Mail[]>;
  clearMails(): Promise<void>;
  /** The clock of the cloud, in milliseconds. Moving it runs no schedules that it passes over. */
  time: { now(): number; advance(ms: number): void; reset(): void };
  faults: { inject(fault: Fault): () => void; clear(): void };
  /** AWS requests that really left functions since the last taking. */
  requests: { take(functionName?: string): RequestCount[] };
  schedules: { names(): string[]; run(name: string): Promise<unknown> };
  /** What is written during the work reaches no function by a stream: for histories that nobody needs to follow. */
  unfollowed(work: () => Promise<void>): Promise<void>;
  /** Waits until streams are drained, queues with a consumer empty and functions idle. 15 s unless told otherwise. */
  settled(timeoutMs?: number): Promise<void>;
  /** For SDK clients: `new S3Client({ ...awsConfig, endpoint: awsConfig.endpoints.s3 })`. */
  awsConfig: { region: string; credentials: typeof CREDENTIALS; endpoints: Record<string, string> };
  /** The file in which the DynamoDB engine keeps its tables (SQLite): for histories too long to be sent. */
  tableFile: string;
  /** CPU time used so far: by this process with its function threads, and by the DynamoDB engine. */
  cpu(): { hostMs: number; tableMs: number };
  stop(): Promise<void>;
};

/** Hosts a cloud assembly on this machine. Throws PortTaken naming the port when one of the 12 ports is in use. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  // Functions run in UTC, and threads share the time zone of their process.
  process.env['TZ'] = 'UTC';
  const log = options.log ?? (() => undefined);
  const ports = planPorts(options.firstPort);
  await ensurePortsFree(options.firstPort);
  const { organisation } = options;
  const assembly = loadAssembly(options.assembly, ports, organisation && outsideOf(organisation, ports));
  const home = openHome(options.dataDir);
  const stops: (() => Promise<void>)[] = [() => home.close()];
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    const stopLater = (each: () => Promise<void>) => stops.push(each);
    const parts = await wire({ assembly, ports, home, log, stopLater });
    if (organisation) stopLater((await openOrganisation(organisation, assembly, ports)).stop);
    return { ...facadeOf(assembly, parts, endpointsOf(ports), ports, organisation), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function facadeOf(
  assembly: Assembly,
  parts: Awaited<ReturnType<typeof wire>>,
  endpoints: Record<string, string>,
  ports: Ports,
  organisation: Organisation | undefined,
): Omit<Cloud, 'stop'> {
  const { functions, services, clock, faults, counts, schedules } = parts;
  return {
    addresses: {
      site: `http://localhost:${ports.site}`,
      mailbox: endpoints['ses']!,
      api: `http://127.0.0.1:${ports.api}`,
      ...(organisation && { organisation: organisationAddress(ports) }),
    },
    outputs: assembly.outputs(),
    resource: (stack, prefix) => assembly.find(stack, prefix).ref,
    invoke: (name, event) => functions.named(name).invoke(event),
    mails: () => services.mailbox.mails(),
    clearMails: () => services.mailbox.clear(),
    time: clock,
    faults,
    requests: counts,
    schedules,
    unfollowed: (work) =>
      parts.sources.streams.reduceRight((inner, stream) => () => stream.passOver(inner), work)(),
    settled: (timeoutMs = 15_000) => waitUntilSettled({ ...parts, sqs: services.sqs }, timeoutMs),
    awsConfig: { region: assembly.region, credentials: CREDENTIALS, endpoints },
    tableFile: services.engine.file,
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return { hostMs: (user + system) / 1000, tableMs: services.engine.cpuMs() };
    },
  };
}
