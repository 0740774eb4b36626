import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { companyForStaff, system } from '../lambdas/platform/context.ts';
import { root } from './fresh.ts';

/**
 * `npm run repair -- counts|words|events`: puts right what follows from the table's stream, for operators.
 * With `--table` on the account and region of the AWS environment; without it on the house that `npm start` runs.
 */
const usage = `Usage:
  npm run repair -- counts [--mend]        compare the kept counts with a recount; --mend corrects what is off
  npm run repair -- words                  write the words of the search anew
  npm run repair -- events ID [ID …]       let the table's stream bring these events once more
Options:
  --table NAME     the table of a stage (default: the house that npm start runs on this machine)
  --company ID     this company alone (default: all)
  --pause SECONDS  between the two looks of a recount: what the stream brings meanwhile is not off (default: 15)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    table: { type: 'string' },
    company: { type: 'string' },
    mend: { type: 'boolean', default: false },
    pause: { type: 'string', default: '15' },
  },
});

const pauseMs = Number(values.pause) * 1000;

if (values.table) process.env.TABLE_NAME = values.table;
else Object.assign(process.env, runningHouse());

function runningHouse(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(join(root, '.local/running.json'), 'utf8')) as Record<string, string>;
  } catch {
    console.error(`No house runs on this machine: begin one with npm start, or name a table.\n\n${usage}`);
    process.exit(2);
  }
}

// Only now: these read the environment when they are loaded.
const { findCompanies } = await import('../lambdas/companies/companies.table.ts');
const { lastingDrift, mend } = await import('../lambdas/counts/recount.ts');
const { sendAgain } = await import('../lambdas/platform/event.ts');
const { rewriteWords } = await import('../lambdas/search/search.events.ts');
const { everyTicket } = await import('../lambdas/tickets/tickets.queries.ts');

const companies = async () =>
  (values.company ? [values.company] : (await findCompanies()).map((company) => company.id)).map((id) =>
    companyForStaff(system, id),
  );

async function counts(): Promise<void> {
  let off = 0;
  for (const company of await companies()) {
    const drift = await lastingDrift(company, pauseMs);
    console.log(
      `${company}: ${drift.length === 0 ? 'every count is right' : `${drift.length} counts are off`}`,
    );
    for (const one of drift) {
      const done = values.mend && (await mend(company, one));
      if (!done) off += 1;
      const then = done ? 'corrected' : values.mend ? 'changed meanwhile: run this again' : 'left as it is';
      console.log(`  ${one.where}, ${one.counter}: kept ${one.kept}, found ${one.found} (${then})`);
    }
  }
  if (off > 0) process.exitCode = 1;
}

async function words(): Promise<void> {
  for (const company of await companies()) {
    let done = 0;
    for await (const { number } of everyTicket(company)) {
      await rewriteWords(company, number);
      done += 1;
    }
    console.log(`${company}: the words of ${done} tickets are written anew`);
  }
}

async function events(ids: string[]): Promise<void> {
  for (const id of ids)
    console.log(`${id}: ${(await sendAgain(id)) ? 'comes once more' : 'is not in the table (any more)'}`);
}

const [what, ...ids] = positionals;
if (what === 'counts') await counts();
else if (what === 'words') await words();
else if (what === 'events' && ids.length > 0) await events(ids);
else {
  console.error(usage);
  process.exit(2);
}
