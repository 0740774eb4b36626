import type { Sources } from './events/sources.ts';
import type { Functions } from './lambda/functions.ts';
import type { Sqs } from './sqs/sqs.ts';

const PAUSE_MS = 5;

/**
 * Waits until nothing is under way: functions idle, streams read to their end, queues with a consumer empty.
 * Throws after `timeoutMs` (real time) and says what is not.
 */
export async function waitUntilSettled(
  watched: {
    functions: Functions;
    sources: Sources;
    sqs: Sqs;
    pending: () => number;
    activity: () => number;
  },
  timeoutMs: number,
): Promise<void> {
  const { functions, sources, sqs } = watched;
  const until = Date.now() + timeoutMs;

  const unfinished = (): string[] => [
    ...functions
      .all()
      .filter(({ busy }) => busy)
      .map(({ name, busy }) => `${name} runs ${busy} events`),
    ...(watched.pending() ? [`${watched.pending()} events are on their way`] : []),
    ...sources.queues.flatMap(({ queue }) => {
      const { visible, inFlight, delayed } = sqs.depth(queue);
      return visible + inFlight + delayed
        ? [`queue ${queue} holds ${visible} messages, ${inFlight} in flight, ${delayed} delayed`]
        : [];
    }),
  ];

  /** False when the time is over before all streams are read. */
  const streamsDrained = async (): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), until - Date.now());
    });
    const drained = Promise.all(sources.streams.map((stream) => stream.drained())).then(() => true);
    const result = await Promise.race([drained, late]);
    clearTimeout(timer);
    return result;
  };

  for (;;) {
    const before = watched.activity();
    const drained = unfinished().length === 0 && (await streamsDrained());
    if (drained && !unfinished().length && watched.activity() === before) return;
    if (Date.now() > until) {
      const rest = unfinished();
      throw new Error(
        `Not settled after ${timeoutMs} ms: ${rest.length ? rest.join('; ') : 'a stream is still being read'}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
