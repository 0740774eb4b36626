import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaints, declaredShapes, notebook, writtenShapes } from './stored.ts';
import { root } from './sources.ts';

/**
 * Writes down the stored shapes after a decision about what is stored already. Refuses a changed shape without a new version,
 * unless told `--nothing-stored-yet`: before the first deployment there is nothing to migrate.
 */
const declared = await declaredShapes();
const unreleased = process.argv.includes('--nothing-stored-yet');
const stuck = unreleased
  ? []
  : complaints(declared, writtenShapes()).filter((one) => one.startsWith('The stored shape'));
if (stuck.length > 0) {
  console.error(stuck.join('\n'));
  process.exit(1);
}
writeFileSync(notebook, `${JSON.stringify(declared, null, 2)}\n`);
execFileSync(process.execPath, [join(root, 'node_modules/oxfmt/bin/oxfmt'), notebook]);
console.log(`Wrote down the shapes of ${Object.keys(declared).length} entities in test/safety/schemas.json.`);
