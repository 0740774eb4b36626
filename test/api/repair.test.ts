import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../bin/fresh.ts';
import { mend } from '../../lambdas/counts/recount.ts';
import { companyForStaff, system } from '../../lambdas/platform/context.ts';
import { companyWords, countKey } from '../../lambdas/platform/keys.ts';
import { documents, tableName } from '../../lambdas/platform/table.ts';
import { stage, type Stage } from './stage.ts';
import { raise } from './tickets.ts';

/** `npm run repair`, as an operator runs it. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
  await raise(world, 'standard', { title: 'The heron fell silent' });
  await world.cloud.settled();
});
afterAll(() => world.cloud.stop());

function repair(...args: string[]): Promise<{ code: number | null; said: string }> {
  const all = [join(root, 'bin/repair.ts'), ...args, '--table', tableName(), '--pause', '0.05'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, all, { env: process.env });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        said += part.toString();
      });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, said }));
  });
}

async function disturb(by: number): Promise<void> {
  await documents.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: countKey(world.places.company, 'company', 'NOW'),
      UpdateExpression: 'ADD #open :by',
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: { ':by': by },
    }),
  );
}

it('finds counts that are off, and corrects them when told to', async () => {
  const right = await repair('counts');
  expect([right.code, right.said]).toEqual([0, expect.stringContaining('every count is right')]);
  await disturb(2);
  const off = await repair('counts', '--company', world.places.company);
  expect([off.code, off.said]).toEqual([1, expect.stringContaining('open: kept 3, found 1 (left as it is)')]);
  const corrected = await repair('counts', '--mend');
  expect([corrected.code, corrected.said]).toEqual([
    0,
    expect.stringContaining('open: kept 3, found 1 (corrected)'),
  ]);
  expect((await repair('counts')).code).toBe(0);
});

it('leaves a counter alone that moved after it was looked at', async () => {
  const company = companyForStaff(system, world.places.company);
  expect(await mend(company, { where: 'company NOW', counter: 'open', kept: 7, found: 1 })).toBe(false);
  expect((await repair('counts')).code).toBe(0);
});

it('writes lost words of the search anew', async () => {
  const found = async (): Promise<number> => {
    const { body } = await world.call<{ results: unknown[] }>('standard', 'listMatches', {
      query: { q: 'heron' },
    });
    return body.results.length;
  };
  expect(await found()).toBe(1);
  const company = companyForStaff(system, world.places.company);
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: 'PK = :words',
      ExpressionAttributeValues: { ':words': companyWords(company, 'he') },
    }),
  );
  expect(Items.length).toBeGreaterThan(0);
  for (const { PK, SK } of Items)
    await documents.send(new DeleteCommand({ TableName: tableName(), Key: { PK, SK } }));
  expect(await found()).toBe(0);
  expect((await repair('words')).said).toContain('the words of 1 tickets');
  expect(await found()).toBe(1);
});

it('lets an event come once more, without doing anything twice', async () => {
  const before = await trail();
  const id = before.find(({ summary }) => summary.startsWith('Raised'))?.id ?? '';
  world.cloud.requests.take();
  expect((await repair('events', id, 'unknown')).said).toMatch(/comes once more[^]*is not in the table/);
  await world.cloud.settled();
  expect(await trail()).toEqual(before);
  const sent = world.cloud.requests.take('mailout').filter(({ service }) => service === 'ses');
  expect(sent).toEqual([]);
});

it('says how it is used when it is asked for something else', async () => {
  const asked = await repair('everything');
  expect([asked.code, asked.said]).toEqual([2, expect.stringContaining('Usage:')]);
});

const trail = async (): Promise<{ id: string; summary: string }[]> => {
  const { body } = await world.call<{ entries: { id: string; summary: string }[] }>(
    'administrator',
    'listAudit',
    { params: { companyId: world.places.company }, query: { month: new Date().toISOString().slice(0, 7) } },
  );
  return body.entries;
};
