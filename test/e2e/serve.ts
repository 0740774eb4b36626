import { parseArgs } from 'node:util';
import { buildWeb, localAssembly, synthesizeLocal } from '../../bin/build.ts';
import { workAgainst } from '../../bin/in-process.ts';
import { fill } from '../../demonstration/fill.ts';
import { organisation } from '../../demonstration/organisation.ts';
import { plan } from '../../demonstration/plan.ts';
import { startCloud } from '../../local/cloud.ts';

/**
 * The house that the browser tests visit: the demonstration as `npm start` makes it, with its latest tickets only,
 * because two years of them take longer to make than all tests together. Kept in memory; SIGTERM ends it.
 */
const tickets = 48;
const { values } = parseArgs({ options: { port: { type: 'string', default: '6200' } } });

await buildWeb();
await synthesizeLocal();
const begun = performance.now();
const cloud = await startCloud({ assembly: localAssembly, firstPort: Number(values.port), organisation });
const whole = plan(20_260_101, new Date());
await fill({ ...whole, tickets: whole.tickets.slice(-tickets) }, workAgainst(cloud));
await cloud.settled(60_000);
console.log(`${cloud.addresses.site} is ready after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
process.once('SIGTERM', () => void cloud.stop().then(() => process.exit(0)));
