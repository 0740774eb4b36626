import { DescribeTableCommand, DescribeTimeToLiveCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureTable } from '../../local/dynamodb/tables.ts';
import { createStreamClient } from '../../local/streams/stream-client.ts';
import { startTable, TABLE_PROPERTIES, tableResource } from './fixture/table.ts';
import type { TestTable } from './fixture/table.ts';

let table: TestTable;
const TableName = 'portal';
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const put = (Item: Record<string, unknown>, more: object = {}) =>
  table.documents.send(new PutCommand({ TableName, Item, ...more }));
const read = async (PK: string, SK: string) =>
  (await table.documents.send(new GetCommand({ TableName, Key: { PK, SK }, ConsistentRead: true }))).Item;
const refused = { name: 'ValidationException' };

describe('the table of a template', () => {
  test('is made with its indexes, stream and time to live', async () => {
    const { Table } = await table.client.send(new DescribeTableCommand({ TableName }));
    expect(Table?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
    expect(Table?.GlobalSecondaryIndexes).toHaveLength(2);
    expect(Table?.LatestStreamArn).toBe(table.stream);
    const ttl = await table.client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(ttl.TimeToLiveDescription).toMatchObject({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' });
  });
  test('is adopted at the next start; an index that came later is missed by name', async () => {
    expect(await ensureTable(table.client, tableResource())).toBe(table.stream);
    const [index] = TABLE_PROPERTIES.GlobalSecondaryIndexes;
    const more = { ...TABLE_PROPERTIES, GlobalSecondaryIndexes: [{ ...index, IndexName: 'GSI9' }] };
    await expect(ensureTable(table.client, tableResource(more))).rejects.toThrow(
      /portal lacks the index GSI9/,
    );
  });
});

describe('writing', () => {
  test('a condition holds, and a failed one can show the item', async () => {
    const item = { PK: 'A', SK: '1', v: 1, nested: { a: [1, { b: 'x' }] }, set: new Set(['a']), none: null };
    const ConditionExpression = 'attribute_not_exists(PK)';
    await put(item, { ConditionExpression });
    await expect(put(item, { ConditionExpression })).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    const again = new PutItemCommand({
      TableName,
      Item: { PK: { S: 'A' }, SK: { S: '1' } },
      ConditionExpression,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    await expect(table.client.send(again)).rejects.toMatchObject({ Item: { v: { N: '1' } } });
  });
  test('an update: SET, ADD, REMOVE, list_append, if_not_exists, a path, new values back', async () => {
    await put({ PK: 'U', SK: '1', v: 1, gone: true, nested: { a: [1, 2] } });
    const { Attributes } = await table.documents.send(
      new UpdateCommand({
        TableName,
        Key: { PK: 'U', SK: '1' },
        UpdateExpression:
          'SET #v = #v + :one, l = list_append(if_not_exists(l, :none), :x), nested.a[0] = :nine ADD n :one REMOVE gone',
        ExpressionAttributeNames: { '#v': 'v' },
        ExpressionAttributeValues: { ':one': 1, ':none': [], ':x': ['x'], ':nine': 9 },
        ConditionExpression: '#v = :one',
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ PK: 'U', SK: '1', v: 2, l: ['x'], n: 1, nested: { a: [9, 2] } });
  });
  test('an optimistic lock fails on another version', async () => {
    await put({ PK: 'L', SK: '1', v: 2 });
    const update = new UpdateCommand({
      TableName,
      Key: { PK: 'L', SK: '1' },
      UpdateExpression: 'SET v = :next',
      ConditionExpression: 'v = :seen',
      ExpressionAttributeValues: { ':next': 2, ':seen': 1 },
    });
    await expect(table.documents.send(update)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
  });
  test('a deleted item comes back once', async () => {
    await put({ PK: 'D', SK: '1' });
    const remove = () =>
      table.documents.send(
        new DeleteCommand({ TableName, Key: { PK: 'D', SK: '1' }, ReturnValues: 'ALL_OLD' }),
      );
    expect((await remove()).Attributes).toEqual({ PK: 'D', SK: '1' });
    expect((await remove()).Attributes).toBeUndefined();
  });
  test('batches: 25 writes, 100 reads, no more', async () => {
    const write = (count: number) =>
      table.documents.send(
        new BatchWriteCommand({
          RequestItems: {
            [TableName]: Array.from({ length: count }, (_, n) => ({
              PutRequest: { Item: { PK: 'B', SK: `${n}` } },
            })),
          },
        }),
      );
    await write(25);
    await expect(write(26)).rejects.toMatchObject(refused);
    const get = (count: number) =>
      table.documents.send(
        new BatchGetCommand({
          RequestItems: {
            [TableName]: { Keys: Array.from({ length: count }, (_, n) => ({ PK: 'B', SK: `${n}` })) },
          },
        }),
      );
    expect((await get(100)).Responses?.[TableName]).toHaveLength(25);
    await expect(get(101)).rejects.toMatchObject(refused);
  });
  test('200 at once count exactly', async () => {
    await Promise.all(
      Array.from({ length: 200 }, () =>
        table.documents.send(
          new UpdateCommand({
            TableName,
            Key: { PK: 'C', SK: '1' },
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': 1 },
          }),
        ),
      ),
    );
    expect(await read('C', '1')).toMatchObject({ n: 200 });
  });
  test('of 50 who want to be first, one is', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        put({ PK: 'R', SK: '1' }, { ConditionExpression: 'attribute_not_exists(PK)' }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('refused', () => {
  test('an empty key, but not an empty text', async () => {
    await put({ PK: 'E', SK: '1', text: '' });
    await expect(put({ PK: '', SK: '1' })).rejects.toMatchObject(refused);
  });
  test('an index key of another type', async () => {
    await expect(put({ PK: 'E', SK: '2', GSI1PK: 5, GSI1SK: 'x' })).rejects.toMatchObject(refused);
  });
  test('an item over 400 KB', async () => {
    await expect(put({ PK: 'E', SK: '3', text: 'x'.repeat(410 * 1024) })).rejects.toMatchObject(refused);
  });
  test('a reserved word in an expression', async () => {
    const update = new UpdateCommand({
      TableName,
      Key: { PK: 'A', SK: '1' },
      UpdateExpression: 'SET status = :x',
      ExpressionAttributeValues: { ':x': 1 },
    });
    await expect(table.documents.send(update)).rejects.toMatchObject(refused);
  });
});

test('the stream tells of every change, old and new, in order for a key', async () => {
  for (const v of [1, 2]) await put({ PK: 'S', SK: '1', v });
  await table.documents.send(new DeleteCommand({ TableName, Key: { PK: 'S', SK: '1' } }));
  const client = createStreamClient(table.port, 'us-east-1');
  const shards = await client.shards(table.stream!);
  const all = await Promise.all(
    shards.map(async ({ ShardId }) => {
      let iterator: string | undefined = await client.iterator(table.stream!, ShardId, 'TRIM_HORIZON');
      const records = [];
      for (let page = 0; iterator && page < 5; page++) {
        const answer = await client.records(iterator, 1000);
        records.push(...answer.records);
        iterator = answer.next;
      }
      return records;
    }),
  );
  client.stop();
  const ours = all.flat().filter(({ dynamodb }) => (dynamodb['Keys'] as { PK: { S: string } }).PK.S === 'S');
  expect(ours.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
  expect(ours[1]?.dynamodb).toMatchObject({ OldImage: { v: { N: '1' } }, NewImage: { v: { N: '2' } } });
});
