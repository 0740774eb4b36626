import { demonstrate } from '../demonstration/fill.ts';
import type { Cloud } from '../local/cloud.ts';
import { workAgainst } from './in-process.ts';

/** Any number: the same one makes the same demonstration. */
const seed = 20_260_101;

/** Fills the cloud with the demonstration provider, once; goes on where an interrupted filling stopped. */
export async function fillOnce(cloud: Cloud): Promise<void> {
  const doors = workAgainst(cloud);
  const begun = performance.now();
  const line = (text: string) => process.stdout.write(process.stdout.isTTY ? `\r${text}` : '');
  const filled = await demonstrate(seed, new Date(), doors, (done, total) =>
    line(`Making the demonstration: ${done} of ${total} tickets … `),
  );
  if (!filled) return;
  line('');
  console.log(`Made the demonstration … ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  console.log(
    'Its two years of history are still being counted and indexed: a minute or two, the latest first.',
  );
}
