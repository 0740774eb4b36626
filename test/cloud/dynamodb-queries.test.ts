import { BatchWriteCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTable } from './fixture/table.ts';
import type { TestTable } from './fixture/table.ts';

let table: TestTable;
const TableName = 'portal';
const padded = (n: number) => String(n).padStart(3, '0');

beforeAll(async () => {
  table = await startTable();
  const items = Array.from({ length: 25 }, (_, n) => ({
    PK: 'Q',
    SK: `DOC#${padded(n)}`,
    GSI1PK: 'G',
    GSI1SK: padded(n),
    n,
  }));
  const RequestItems = { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) };
  await table.documents.send(new BatchWriteCommand({ RequestItems }));
});
afterAll(() => table.stop());

const query = (input: Omit<QueryCommandInput, 'TableName'>) =>
  table.documents.send(new QueryCommand({ TableName, ...input }));
const refused = { name: 'ValidationException' };

test('pages backwards through a range of sort keys', async () => {
  const seen: number[] = [];
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await query({
      KeyConditionExpression: 'PK = :p AND begins_with(SK, :s)',
      ExpressionAttributeValues: { ':p': 'Q', ':s': 'DOC#' },
      ScanIndexForward: false,
      Limit: 10,
      ExclusiveStartKey,
    });
    seen.push(...page.Items!.map((item) => item['n'] as number));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => 24 - n));
});

test('an index: BETWEEN, filter, projection; the limit counts what was read, the page’s key holds both keys', async () => {
  const page = await query({
    IndexName: 'GSI1',
    KeyConditionExpression: 'GSI1PK = :p AND GSI1SK BETWEEN :a AND :b',
    FilterExpression: 'n <> :x AND (contains(SK, :d) OR attribute_type(n, :t)) AND n IN (:i1, :i2, :i3, :x)',
    ExpressionAttributeValues: {
      ':p': 'G',
      ':a': '000',
      ':b': '009',
      ':x': 5,
      ':d': 'DOC',
      ':t': 'N',
      ':i1': 1,
      ':i2': 2,
      ':i3': 3,
    },
    ProjectionExpression: 'SK, n',
    Limit: 8,
  });
  expect(page.Items).toEqual([1, 2, 3].map((n) => ({ SK: `DOC#${padded(n)}`, n })));
  expect(page.ScannedCount).toBe(8);
  expect(page.LastEvaluatedKey).toEqual({ PK: 'Q', SK: 'DOC#007', GSI1PK: 'G', GSI1SK: '007' });
});

test('an index cannot be read consistently', async () => {
  const input = {
    IndexName: 'GSI1',
    KeyConditionExpression: 'GSI1PK = :p',
    ExpressionAttributeValues: { ':p': 'G' },
  };
  await expect(query({ ...input, ConsistentRead: true })).rejects.toMatchObject(refused);
});

test('a page ends at 1 MB', async () => {
  for (const n of [0, 1, 2, 3]) {
    const Item = { PK: 'BIG', SK: `${n}`, text: 'x'.repeat(350 * 1024) };
    await table.documents.send(new PutCommand({ TableName, Item }));
  }
  const page = await query({ KeyConditionExpression: 'PK = :p', ExpressionAttributeValues: { ':p': 'BIG' } });
  expect(page.Items!.length).toBeLessThan(4);
  expect(page.LastEvaluatedKey).toBeDefined();
});

test('counting without items, and the cost of a query', async () => {
  const page = await query({
    KeyConditionExpression: 'PK = :p',
    ExpressionAttributeValues: { ':p': 'Q' },
    Select: 'COUNT',
    ReturnConsumedCapacity: 'TOTAL',
  });
  expect(page).toMatchObject({ Count: 25, ConsumedCapacity: { TableName } });
  expect(page.Items).toBeUndefined();
});

test('a scan in segments meets each item once (tests and tools only: Foyer never scans)', async () => {
  const counts = await Promise.all(
    [0, 1, 2].map(async (Segment) => {
      const scan = new ScanCommand({
        TableName,
        TotalSegments: 3,
        Segment,
        FilterExpression: 'begins_with(SK, :d)',
        ExpressionAttributeValues: { ':d': 'DOC#' },
      });
      return (await table.documents.send(scan)).Count ?? 0;
    }),
  );
  expect(counts.reduce((sum, count) => sum + count)).toBe(25);
});
