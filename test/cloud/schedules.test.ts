import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import { matches } from '../../local/events/pattern.ts';
import { isDue } from '../../local/schedules/cron.ts';
import { startFixture } from './fixture/cloud.ts';
import { seenBy } from './fixture/seen.ts';

const at = (moment: string) => Date.parse(moment);

test.each([
  ['cron(0 2 * * ? *)', 'America/New_York', '2026-11-22T07:00:00Z', true],
  ['cron(0 2 * * ? *)', 'America/New_York', '2026-07-22T06:00:00Z', true],
  ['cron(0 2 * * ? *)', 'America/New_York', '2026-07-22T07:00:00Z', false],
  ['cron(0 2 ? * MON-FRI *)', 'UTC', '2026-11-22T02:00:00Z', false],
  ['cron(0 2 ? * MON-FRI *)', 'UTC', '2026-11-23T02:00:00Z', true],
  ['cron(0/15 8-17 * * ? *)', 'UTC', '2026-11-22T08:45:00Z', true],
  ['cron(0/15 8-17 * * ? *)', 'UTC', '2026-11-22T18:45:00Z', false],
  ['cron(0 0 L * ? *)', 'UTC', '2028-02-29T00:00:00Z', true],
  ['cron(0 0 1 JAN,JUL ? *)', 'UTC', '2026-07-01T00:00:00Z', true],
  ['cron(0 0 15W * ? *)', 'UTC', '2026-11-16T00:00:00Z', true],
  ['cron(0 0 ? * 6L *)', 'UTC', '2026-11-27T00:00:00Z', true],
  ['cron(0 0 ? * 6L *)', 'UTC', '2026-11-20T00:00:00Z', false],
  ['cron(0 0 ? * MON#2 *)', 'UTC', '2026-11-09T00:00:00Z', true],
  ['rate(5 minutes)', 'UTC', '2026-11-22T02:05:00Z', true],
  ['rate(5 minutes)', 'UTC', '2026-11-22T02:06:00Z', false],
  ['at(2026-11-22T02:05:00)', 'Europe/Berlin', '2026-11-22T01:05:00Z', true],
])('%s in %s at %s: %s', (expression, zone, moment, due) => {
  expect(isDue(expression, zone, at(moment))).toBe(due);
});

test('an expression that is none is refused', () => {
  expect(() => isDue('cron(0 2 * *)', 'UTC', 0)).toThrow(/Unknown schedule/);
  expect(() => isDue('sometimes', 'UTC', 0)).toThrow(/Unknown schedule/);
});

describe('in the cloud', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startFixture();
  });
  afterAll(() => cloud.stop());

  test('schedules and timed rules have names and run now', async () => {
    expect(cloud.schedules.names()).toHaveLength(2);
    expect(await cloud.schedules.run('Nightly')).toEqual({ batchItemFailures: [] });
    await cloud.schedules.run('Often');
    const [, byRule] = await seenBy(cloud, 'Timed');
    expect(byRule).toMatchObject({ 'detail-type': 'Scheduled Event', source: 'aws.events', detail: {} });
    await expect(cloud.schedules.run('Never')).rejects.toThrow(/There is no schedule Never/);
  });

  test('the clock moves for functions, and DynamoDB still takes their requests', async () => {
    type Clock = { now: number; made: number; instance: boolean };
    const before = (await cloud.invoke('ApiFunction', { do: 'clock' })) as Clock;
    cloud.time.advance(40 * 86_400_000);
    const after = (await cloud.invoke('ApiFunction', { do: 'clock' })) as Clock;
    expect(after.now - before.now).toBeGreaterThanOrEqual(40 * 86_400_000);
    expect(Math.abs(after.now - cloud.time.now())).toBeLessThan(1000);
    expect(after.made - after.now).toBeLessThan(10);
    expect(after.instance).toBe(true);
    await cloud.invoke('ApiFunction', { do: 'put', pk: 'later', value: 1 });
    expect(await cloud.invoke('ApiFunction', { do: 'get', pk: 'later' })).toMatchObject({ value: 1 });
    cloud.time.reset();
    expect(((await cloud.invoke('ApiFunction', { do: 'clock' })) as Clock).now - before.now).toBeLessThan(
      60_000,
    );
  });
});

describe('event patterns', () => {
  const event = { source: 'aws.s3', detail: { key: 'a/b.csv', size: 5, tags: ['x', 'y'], none: null } };
  test.each<[Record<string, unknown>, boolean]>([
    [{ source: ['aws.s3', 'other'] }, true],
    [{ source: ['other'] }, false],
    [{ detail: { key: [{ prefix: 'a/' }] } }, true],
    [{ detail: { key: [{ suffix: '.txt' }] } }, false],
    [{ detail: { key: [{ wildcard: 'a/*.csv' }] } }, true],
    [{ detail: { key: [{ 'anything-but': ['z'] }] } }, true],
    [{ detail: { key: [{ 'anything-but': { prefix: 'a/' } }] } }, false],
    [{ detail: { key: [{ 'equals-ignore-case': 'A/B.CSV' }] } }, true],
    [{ detail: { size: [{ numeric: ['>', 1, '<=', 5] }] } }, true],
    [{ detail: { size: [{ numeric: ['>', 5] }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { key: [{ exists: true }] } }, true],
    [{ detail: { tags: ['y'] } }, true],
    [{ detail: { none: [null] } }, true],
    [{ $or: [{ source: ['other'] }, { detail: { size: [5] } }] }, true],
  ])('%j: %s', (pattern, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });
});
