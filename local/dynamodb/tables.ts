import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type {
  CreateTableCommandInput,
  TableDescription,
  TimeToLiveSpecification,
} from '@aws-sdk/client-dynamodb';
import type { Resource } from '../assembly/template.ts';

type TableProperties = Pick<
  CreateTableCommandInput,
  'AttributeDefinitions' | 'KeySchema' | 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes' | 'BillingMode'
> & { StreamSpecification?: { StreamViewType: string }; TimeToLiveSpecification?: TimeToLiveSpecification };

/** Creates the table that the template describes, or adopts the one that is there. Gives the ARN of its stream. */
export async function ensureTable(client: DynamoDBClient, resource: Resource): Promise<string | undefined> {
  const properties = resource.properties<TableProperties>();
  const TableName = resource.ref;
  const found = await describe(client, TableName);
  if (!found) await create(client, TableName, properties);
  const table = await active(client, TableName);
  checkIndexes(TableName, properties, table);
  if (!found && properties.TimeToLiveSpecification) {
    const TimeToLiveSpecification = properties.TimeToLiveSpecification;
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  }
  return table.LatestStreamArn;
}

async function create(client: DynamoDBClient, TableName: string, properties: TableProperties): Promise<void> {
  const { StreamSpecification: stream, AttributeDefinitions, KeySchema, BillingMode } = properties;
  const input: CreateTableCommandInput = {
    TableName,
    AttributeDefinitions,
    KeySchema,
    BillingMode,
    GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
    LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
    StreamSpecification: stream && {
      StreamEnabled: true,
      StreamViewType: stream.StreamViewType as 'NEW_AND_OLD_IMAGES',
    },
  };
  await client.send(new CreateTableCommand(input)).catch((error: unknown) => {
    if (!(error instanceof ResourceInUseException)) throw error;
  });
}

async function describe(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function active(client: DynamoDBClient, name: string): Promise<TableDescription> {
  for (;;) {
    const table = await describe(client, name);
    if (table?.TableStatus === 'ACTIVE') return table;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function checkIndexes(name: string, wanted: TableProperties, table: TableDescription): void {
  const there = new Set(table.GlobalSecondaryIndexes?.map((index) => index.IndexName));
  for (const { IndexName } of wanted.GlobalSecondaryIndexes ?? []) {
    if (there.has(IndexName)) continue;
    throw new Error(
      `The stored table ${name} lacks the index ${IndexName}: delete the data directory and start again`,
    );
  }
}
