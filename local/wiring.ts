import type { Assembly } from './assembly/assembly.ts';
import { readDistributions } from './cloudfront/read.ts';
import { createVerifier } from './cognito-issuers.ts';
import { endpointsOf, servicesOf } from './endpoints.ts';
import { createBucketEvents } from './events/bucket-events.ts';
import { createBus } from './events/bus.ts';
import { createMalwareScan } from './events/malware-scan.ts';
import { startSources } from './events/sources.ts';
import { createTargets } from './events/targets.ts';
import { createTopics } from './events/topics.ts';
import { createCounts } from './faults/counts.ts';
import { createFaults } from './faults/faults.ts';
import type { Home } from './home.ts';
import { serveExchanges } from './http/exchange-server.ts';
import { BODY_LIMIT_BYTES } from './http-api/api.ts';
import { readHttpApis } from './http-api/read.ts';
import { startLambdaEndpoint } from './lambda/endpoint.ts';
import { createFunctions } from './lambda/functions.ts';
import { readInvokeSettings } from './lambda/invoke-settings.ts';
import { createAsynchronous } from './lambda/retries.ts';
import { createLogs } from './logs.ts';
import type { Ports } from './ports.ts';
import { isCustom, provideCustomResource } from './resources/custom.ts';
import { deployFiles } from './resources/deployment.ts';
import { inOrderOfNeed } from './resources/order.ts';
import { provideParameters, provision } from './resources/provision.ts';
import { createResponses } from './resources/responses.ts';
import { startSchedules } from './schedules/schedules.ts';
import { startServices } from './services.ts';
import type { Services } from './services.ts';
import { createStreamClient } from './streams/stream-client.ts';
import { coalesce } from './streams/wake.ts';
import { createClock } from './time.ts';

type Wiring = {
  assembly: Assembly;
  ports: Ports;
  home: Home;
  log: (line: string) => void;
  /** Called in the order of starting; stopping goes the other way. */
  stopLater: (stop: () => Promise<void>) => void;
};

/** Starts every part and connects them, in the order in which a deployment would. */
export async function wire({ assembly, ports, home, log, stopLater }: Wiring) {
  const logs = createLogs(home.logs, log);
  stopLater(() => logs.stop());
  const counts = createCounts();
  const clock = createClock((offset) =>
    functions.all().forEach((each) => each.broadcast({ type: 'clock', offset })),
  );
  const faults = createFaults(() =>
    functions
      .all()
      .forEach((each) => each.broadcast({ type: 'faults', faults: faults.forFunction(each.name) })),
  );
  const { now } = clock;
  let wakeStreams = (): void => undefined;
  const control = {
    clockOffset: clock.offset,
    faultsFor: faults.forFunction,
    services: servicesOf(ports),
    faultPort: ports.lambda,
    onRequests: counts.add,
    onWrite: () => wakeStreams(),
    log: logs.write,
  };
  const functions = createFunctions(assembly, control, endpointsOf(ports));
  stopLater(async () => void (await Promise.all(functions.all().map((each) => each.stop()))));

  const send = (arn: string, body: unknown): void => targets.send(arn, body);
  const asynchronous = createAsynchronous(readInvokeSettings(assembly), send, log);
  const topics = createTopics(assembly, send, now);
  const bus = createBus(assembly, send, now);
  const onBucketEvent = createBucketEvents(assembly, send, bus, now);
  const scan = createMalwareScan(assembly, () => services.s3, bus, log);
  const services: Services = await startServices({
    ports,
    region: assembly.region,
    account: assembly.account,
    dataDir: home.dataDir,
    now,
    invoke: (arn, event) => functions.named(arn).invoke(event),
    onObject: (event) => {
      onBucketEvent(event);
      scan.onEvent(event);
    },
    stopLater,
  });
  const { s3, sqs } = services;
  const targets = createTargets({
    functions,
    asynchronous,
    topics,
    sqs: services.queues,
    queueUrl: sqs.url,
    log,
  });
  const responses = createResponses(ports.lambda);
  const endpoint = await startLambdaEndpoint(ports.lambda, {
    functions,
    asynchronous,
    topics,
    responses,
    log,
  });
  stopLater(() => endpoint.stop());

  const streamArns = await provision(assembly, services);
  const waiting = provideParameters(assembly, services);
  const client = createStreamClient(ports.dynamodb, assembly.region);
  stopLater(async () => client.stop());
  const { memory } = home;
  const sources = await startSources(assembly, { functions, streamArns, client, sqs, memory, send, log });
  stopLater(() => sources.stop());
  wakeStreams = coalesce(() => sources.streams.forEach((stream) => stream.wake()));

  for (const resource of inOrderOfNeed(assembly, assembly.all().filter(isCustom))) {
    await provideCustomResource(resource, { assembly, functions, responses, memory, log });
  }
  provideParameters(assembly, services, waiting);
  for (const deployment of assembly.ofType('Custom::CDKBucketDeployment')) {
    await deployFiles(deployment, { assembly, s3, memory });
  }

  const verify = createVerifier(services.cognito, now);
  const apis = readHttpApis(assembly, functions, { verify, now, log });
  for (const { api, port } of apis) {
    const server = await serveExchanges(port, BODY_LIMIT_BYTES, api.handle, log);
    stopLater(() => server.stop());
  }
  const schedules = startSchedules(assembly, { functions, send, now, log });
  stopLater(async () => schedules.stop());
  for (const site of readDistributions(assembly, { s3, apis: apis.map(({ api }) => api), log })) {
    const server = await serveExchanges(site.port, BODY_LIMIT_BYTES, site.handle, log);
    stopLater(() => server.stop());
  }
  return {
    functions,
    services,
    clock,
    faults,
    counts,
    schedules,
    sources,
    pending: () => asynchronous.pending() + targets.pending() + scan.pending(),
    activity: () => functions.all().reduce((sum, { taken }) => sum + taken, 0),
  };
}
