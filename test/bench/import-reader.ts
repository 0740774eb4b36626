// Reads one file of contacts in a process of its own, through the function's bundle, and tells the memory that it took.
import { createRequire } from 'node:module';

type Handler = (event: unknown) => Promise<unknown>;
const [, , bundle = '', key = '', size = '0'] = process.argv;
const { handler } = createRequire(import.meta.url)(bundle) as { handler: Handler };
await handler({
  Records: [
    { eventTime: new Date().toISOString(), s3: { object: { key, size: Number(size), sequencer: '00BE' } } },
  ],
});
// In kilobytes: https://nodejs.org/api/process.html#processresourceusage
console.log(process.resourceUsage().maxRSS / 1024);
