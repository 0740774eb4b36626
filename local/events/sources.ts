import type { Assembly } from '../assembly/assembly.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Memory } from '../memory.ts';
import { startQueueMapping } from '../queues/mapping.ts';
import type { QueueMapping } from '../queues/mapping.ts';
import type { StreamArns } from '../resources/provision.ts';
import type { Sqs } from '../sqs/sqs.ts';
import { startStreamMapping } from '../streams/mapping.ts';
import type { StreamMapping } from '../streams/mapping.ts';
import type { StreamClient } from '../streams/stream-client.ts';

export type Sources = { streams: StreamMapping[]; queues: QueueMapping[]; stop(): Promise<void> };

/** Starts the event source mappings of the assembly: queues and streams that Lambda reads for a function. */
export async function startSources(
  assembly: Assembly,
  surroundings: {
    functions: Functions;
    streamArns: StreamArns;
    client: StreamClient;
    sqs: Sqs;
    memory: Memory;
    send: (arn: string, body: unknown) => void;
    log: (line: string) => void;
  },
): Promise<Sources> {
  const { functions, streamArns, sqs, log } = surroundings;
  const streams: StreamMapping[] = [];
  const queues: QueueMapping[] = [];
  for (const resource of assembly.ofType('AWS::Lambda::EventSourceMapping')) {
    const arn = resource.property<string>('EventSourceArn');
    const target = functions.byArn(resource.property<string>('FunctionName'));
    const enabled = String(resource.property<unknown>('Enabled') ?? true) === 'true';
    if (!target || !enabled) continue;
    const streamArn = streamArns.get(arn);
    if (streamArn) streams.push(await startStreamMapping(resource, { ...surroundings, streamArn, target }));
    else if (arn.split(':')[2] === 'sqs') queues.push(startQueueMapping(resource, sqs, target, log));
    else log(`Event source ${arn} is not played here`);
  }
  return {
    streams,
    queues,
    stop: async () => void (await Promise.all([...streams, ...queues].map((source) => source.stop()))),
  };
}
