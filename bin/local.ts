import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PortTaken, startCloud, type Cloud } from '../local/cloud.ts';
import { buildWeb, localAssembly, synthesizeLocal } from './build.ts';
import { fillOnce } from './fill.ts';
import { root } from './fresh.ts';
import { accounts } from '../demonstration/accounts.ts';

/** The whole of Foyer on this machine, with the demonstration provider. `npm start -- --fresh` starts over. */

const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    port: { type: 'string', default: '5100' },
    empty: { type: 'boolean', default: false },
  },
});
const dataDir = join(root, '.local/data');
const firstPort = Number(values.port);

async function start(): Promise<Cloud> {
  if (values.fresh) rmSync(dataDir, { recursive: true, force: true });
  await buildWeb();
  await synthesizeLocal();
  process.stdout.write('Starting the cloud on this machine … ');
  const begun = performance.now();
  const cloud = await startCloud({ assembly: localAssembly, dataDir, firstPort });
  console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return cloud;
}

function show({ site, mailbox }: Cloud['addresses']): void {
  const rows = accounts.map(
    ({ door, who, email, password }) =>
      `  ${door.padEnd(7)} ${who.padEnd(34)} ${email.padEnd(40)} ${password}`,
  );
  console.log(`
Foyer is ready.

  Portal       ${site}/
  Desk         ${site}/desk/
  Mailbox      ${mailbox}/          every mail that Foyer sends
  API          docs/openapi.json, served below ${site}/api

Demonstration accounts:
${rows.join('\n')}

Ctrl-C stops everything; the data stays in .local/ for the next start. "npm start -- --fresh" starts over.
`);
}

try {
  const cloud = await start();
  const stop = async () => {
    console.log('\nStopping …');
    await cloud.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
  if (!values.empty) await fillOnce(cloud, dataDir);
  show(cloud.addresses);
} catch (error) {
  if (error instanceof PortTaken)
    console.error(`\n${error.message}\nChoose another block of ports with: npm start -- --port 5300`);
  else console.error(error);
  process.exit(1);
}
