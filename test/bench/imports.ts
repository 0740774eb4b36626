import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localAssembly } from '../../bin/build.ts';
import { environmentOf } from '../../bin/in-process.ts';
import type { Import } from '../../lambdas/imports/import.model.ts';
import { templateHead } from '../../lambdas/imports/import.model.ts';
import type { Cloud } from '../../local/cloud.ts';
import { bundles } from './bundles.ts';
import type { Part, Row } from './report.ts';

/** How long contacts from a file take, from the upload to the last row, and how much memory a very long file takes. */
type Home = { company: string; site: string; cookie: string };
type Form = { importId: string; url: string; fields: Record<string, string> };

/** The most seconds that 10,000 rows may take; the most that a row of the longest file may take, of one of the shortest. */
const [mostSeconds, mostRatio] = [60, 1.2];
/** The most memory that the function may take, in MB. */
const mostMemory = 256;
const run = promisify(execFile);

/** Contacts that nobody has yet, without access to the portal, all columns that people fill in. */
function fileOf(rows: number): Buffer {
  const series = randomUUID().slice(0, 8);
  const cells = (i: number) =>
    templateHead.map((name) => {
      if (name.startsWith('First Name')) return 'Alex';
      if (name.startsWith('Last Name')) return `Example ${i}`;
      if (name.startsWith('Email Address') && name.includes('required'))
        return `${series}.${i}@many.example.com`;
      if (/^(Title|Department|City|County|Country)/.test(name)) return `${name} ${i % 50}`;
      return /^(Phone|Mobile)/.test(name) ? `+44 20 7946 ${String(i % 10_000).padStart(4, '0')}` : '';
    });
  const lines = Array.from({ length: rows }, (_, i) => cells(i).join(','));
  return Buffer.from(`${templateHead.join(',')}\r\n${lines.join('\r\n')}\r\n`);
}

export async function measureImports(
  cloud: Cloud,
  home: Home,
  sizes: number[],
  longest: number | undefined,
): Promise<Part> {
  const rows: Row[] = [];
  let [perRow, first] = [0, 0];
  // The first import starts the functions.
  await importOf(cloud, home, 100);
  for (const size of sizes) {
    const { preview, apply } = await importOf(cloud, home, size);
    perRow = ((preview + apply) * 1000) / size;
    first ||= perRow;
    rows.push({
      rows: size,
      'upload to preview, s': preview,
      'confirmed to done, s': apply,
      both: size === 10_000 ? { value: preview + apply, goal: mostSeconds, unit: ' s' } : preview + apply,
      'ms a row': perRow,
      'of the first size': size === sizes[0] ? 1 : { value: perRow / first, goal: mostRatio, unit: '' },
    });
  }
  if (longest !== undefined) {
    const memory = await memoryToRead(cloud, home, longest);
    rows.push({ rows: longest, 'memory to read': { value: memory, goal: mostMemory, unit: ' MB' } });
  }
  return {
    name: 'Imports',
    notes: [
      'Contacts from a file, without access to the portal, through upload, preview and confirmation.',
      'Memory is the most that a Node of its own took in all while it read the file with the function’s bundle.',
    ],
    rows,
  };
}

/** Seconds from the upload to the preview, and from the confirmation to the last row. */
async function importOf(cloud: Cloud, home: Home, size: number): Promise<{ preview: number; apply: number }> {
  const content = fileOf(size);
  const ask = asker(cloud, home);
  const { importId, url, fields } = await ask<Form>('POST', '', {
    name: 'contacts.csv',
    size: content.length,
    siteId: home.site,
    existing: 'update',
  });
  const until = async (state: Import['state']) => {
    for (;;) {
      const seen = await ask<Import>('GET', `/${importId}`);
      if (seen.state === state) return seen;
      if (seen.state === 'refused') throw new Error(`The import was refused: ${seen.reason}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(content)]), 'contacts.csv');
  const begun = performance.now();
  const sent = await fetch(url, { method: 'POST', body: form });
  if (!sent.ok) throw new Error(`The upload was refused: ${sent.status}`);
  await until('ready');
  const ready = performance.now();
  await ask('POST', `/${importId}/confirm`);
  const { added, refused } = await until('done');
  if (added !== size) throw new Error(`${added} of ${size} rows were added, ${refused} refused.`);
  const done = performance.now();
  await cloud.settled(120_000);
  return { preview: (ready - begun) / 1000, apply: (done - ready) / 1000 };
}

const asker =
  (cloud: Cloud, { cookie }: Home) =>
  async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${cloud.addresses.site}/api/portal/contact-imports${path}`, {
      method,
      headers: {
        cookie,
        ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  };

/** Megabytes, of the whole process. The file lies where no event tells of it, so that only the measured process reads it. */
async function memoryToRead(cloud: Cloud, { company }: Home, rows: number): Promise<number> {
  const bundle = bundles(localAssembly).find(({ name }) => name === 'contacts-import');
  if (!bundle) throw new Error('The assembly holds no function for imports.');
  const { region, credentials, endpoints } = cloud.awsConfig;
  const s3 = new S3Client({ region, credentials, endpoint: endpoints['s3'], forcePathStyle: true });
  const names = {
    IMPORTS_BUCKET: cloud.resource('foyer-local-data', 'importsbucket'),
    IMPORT_QUEUE_URL: cloud.resource('foyer-local-data', 'importsworkqueue'),
  };
  const key = `measured/${company}/contacts.csv`;
  const content = fileOf(rows);
  await s3.send(new PutObjectCommand({ Bucket: names.IMPORTS_BUCKET, Key: key, Body: content }));
  const event = { eventTime: new Date(), s3: { object: { key, size: content.length, sequencer: '00BE' } } };
  // In kilobytes: https://nodejs.org/api/process.html#processresourceusage
  const code = `require(${JSON.stringify(bundle.file)}).handler(${JSON.stringify({ Records: [event] })})
    .then(() => console.log(process.resourceUsage().maxRSS / 1024));`;
  const { stdout } = await run(process.execPath, ['--input-type=commonjs', '-e', code], {
    env: { ...process.env, ...bundle.variables, ...environmentOf(cloud), ...names },
  });
  return Number(stdout.trim().split('\n').at(-1));
}
