import {
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTable } from './fixture/table.ts';
import type { TestTable } from './fixture/table.ts';

let table: TestTable;
const TableName = 'portal';
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const write = (TransactItems: TransactWriteCommandInput['TransactItems'], ClientRequestToken?: string) =>
  table.documents.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
const put = (PK: string, SK: string, more: object = {}) => ({
  Put: { TableName, Item: { PK, SK }, ...more },
});
const add = (PK: string, SK: string) => ({
  Update: {
    TableName,
    Key: { PK, SK },
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': 1 },
  },
});
const isNew = { ConditionExpression: 'attribute_not_exists(PK)' };
const read = async (PK: string, SK: string) =>
  (await table.documents.send(new GetCommand({ TableName, Key: { PK, SK }, ConsistentRead: true }))).Item;

async function keysOf(PK: string): Promise<unknown[]> {
  const input = { TableName, KeyConditionExpression: 'PK = :p', ExpressionAttributeValues: { ':p': PK } };
  return (await table.documents.send(new QueryCommand(input))).Items!.map((item) => item['SK']);
}

test('put, update, delete and check happen together', async () => {
  await table.documents.send(new PutCommand({ TableName, Item: { PK: 'T', SK: 'old' } }));
  await table.documents.send(new PutCommand({ TableName, Item: { PK: 'T-other', SK: '1' } }));
  await write([
    put('T', 'put', isNew),
    add('T', 'updated'),
    { Delete: { TableName, Key: { PK: 'T', SK: 'old' } } },
    {
      ConditionCheck: {
        TableName,
        Key: { PK: 'T-other', SK: '1' },
        ConditionExpression: 'attribute_exists(PK)',
      },
    },
  ]);
  expect(await keysOf('T')).toEqual(['put', 'updated']);
});

test('one failed condition cancels all, and each has its reason', async () => {
  await write([put('X', 'there')]);
  const error = await write([
    put('X', 'new'),
    put('X', 'there', { ...isNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    {
      ConditionCheck: {
        TableName,
        Key: { PK: 'X', SK: 'nobody' },
        ConditionExpression: 'attribute_exists(PK)',
      },
    },
  ]).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: { PK: { S: 'X' }, SK: { S: 'there' } } },
      { Code: 'ConditionalCheckFailed' },
    ],
  });
  expect(await keysOf('X')).toEqual(['there']);
});

test('the same token twice counts once', async () => {
  for (const _ of [1, 2]) await write([add('I', '1')], 'token-of-a-test');
  expect(await read('I', '1')).toMatchObject({ n: 1 });
});

test('100 items, not 101, and no item twice', async () => {
  const many = (count: number) => write(Array.from({ length: count }, (_, n) => put('H', `${n}`)));
  await many(100);
  await expect(many(101)).rejects.toMatchObject({ name: 'ValidationException' });
  const twice = write([put('H', '1'), { Delete: { TableName, Key: { PK: 'H', SK: '1' } } }]);
  await expect(twice).rejects.toMatchObject({ name: 'ValidationException' });
});

test('reading together', async () => {
  await write([put('G', '1')]);
  const { Responses } = await table.documents.send(
    new TransactGetCommand({
      TransactItems: ['1', '2'].map((SK) => ({ Get: { TableName, Key: { PK: 'G', SK } } })),
    }),
  );
  expect(Responses?.map(({ Item }) => Item)).toEqual([{ PK: 'G', SK: '1' }, undefined]);
});

test('of 50 that want the same lock, one gets it, whole', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) => write([put('K', 'lock', isNew), put('K', `by ${n}`)])),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await keysOf('K')).toHaveLength(2);
});
