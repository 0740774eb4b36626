import { csv, mark } from '../../shared/files/csv.ts';
import { openFile } from '../../shared/files/csv-file.ts';
import { call } from '../portal.ts';
import { templateHead } from './import.plain.ts';
import { refusedCells } from './import-words.ts';

/** Files that an administrator works on: the template with today's contacts, and the rows that were refused. */
type Page = { rows: string[][]; next?: string | number | undefined };

async function save(
  name: string,
  head: readonly string[],
  read: (from: Page['next']) => Promise<Page>,
): Promise<number> {
  const sink = await openFile(name, false);
  if (!sink) return 0;
  await sink.write(mark + csv([head]));
  let count = 0;
  let next: Page['next'];
  do {
    const page = await read(next);
    await sink.write(csv(page.rows));
    count += page.rows.length;
    next = page.next;
  } while (next !== undefined);
  await sink.close();
  return count;
}

/** The template: every contact of today, by last and first name within what comes at once. */
export const saveTemplate = (): Promise<number> =>
  save('Contact Import Template', templateHead, async (after) => {
    const page = await call('listTemplateRows', { query: { after: after as string | undefined } });
    return { rows: page.rows, next: page.after };
  });

/** The refused rows in the columns of the template, each with its line and the reason behind them, then what stood beyond the last column. */
export const saveRefused = (importId: string): Promise<number> =>
  save('Refused rows', [...templateHead, 'Line', 'Reason'], async (from) => {
    const page = await call('listImportRows', {
      params: { importId },
      query: { act: 'refuse', from: from as number | undefined },
    });
    return { rows: page.rows.map(refusedCells), next: page.next };
  });
