import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accounts } from '../demonstration/accounts.ts';
import { organisation } from '../demonstration/organisation.ts';
import { PortTaken, startCloud, type Cloud } from '../local/cloud.ts';
import { buildWeb, localAssembly, synthesizeLocal } from './build.ts';
import { fillOnce } from './fill.ts';
import { root } from './fresh.ts';
import { environmentOf } from './in-process.ts';

/** The whole of Foyer on this machine, with the demonstration provider. `npm start -- --fresh` starts over. */

const { values } = parseArgs({
  options: {
    /** Forget the data of the last time. */
    fresh: { type: 'boolean', default: false },
    /** The first of a block of 12 ports. */
    port: { type: 'string', default: '5100' },
    /** No demonstration data: as after a first deployment, with the first administrator's welcome mail in the mailbox. */
    empty: { type: 'boolean', default: false },
    /** Where the data lies. */
    data: { type: 'string', default: '.local/data' },
  },
});
const dataDir = join(root, values.data);
/** How `npm run repair` finds the house while it runs. */
const running = join(root, '.local/running.json');
const firstPort = Number(values.port);

async function start(): Promise<Cloud> {
  if (values.fresh) rmSync(dataDir, { recursive: true, force: true });
  await buildWeb();
  await synthesizeLocal();
  process.stdout.write('Starting the cloud on this machine … ');
  const begun = performance.now();
  const cloud = await startCloud({ assembly: localAssembly, dataDir, firstPort, organisation });
  console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return cloud;
}

function show({ site, mailbox, organisation: at }: Cloud['addresses'], empty: boolean): void {
  const rows = accounts.map(({ door, name, company, role, email, password }) =>
    [
      `  ${door.padEnd(6)}`,
      email.padEnd(44),
      password ?? 'its own sign-in',
      ` ${name}, ${company}, ${role}`,
    ].join('  '),
  );
  console.log(`
Foyer is ready.

  Portal       ${site}/
  Desk         ${site}/desk/
  Mailbox      ${mailbox}/          every mail that Foyer sends
  Sign-in at   ${at}       plays the own sign-in of ${organisation.name}
  API          docs/openapi.json, served below ${site}/api

${empty ? 'No demonstration data: the first administrator’s welcome mail is in the mailbox.' : `Demonstration accounts:\n${rows.join('\n')}`}

Ctrl-C stops everything; the data stays in .local/ for the next start. "npm start -- --fresh" starts over.
`);
}

try {
  const cloud = await start();
  const stop = async () => {
    console.log('\nStopping …');
    rmSync(running, { force: true });
    await cloud.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
  writeFileSync(running, JSON.stringify(environmentOf(cloud), null, 2));
  if (!values.empty) await fillOnce(cloud);
  show(cloud.addresses, values.empty);
} catch (error) {
  if (error instanceof PortTaken)
    console.error(`\n${error.message}\nChoose another block of ports with: npm start -- --port 5300`);
  else console.error(error);
  process.exit(1);
}
