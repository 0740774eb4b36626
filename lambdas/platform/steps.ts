import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from './entity.ts';
import type { AppError } from './problem.ts';
import { stampsOf } from './stamps.ts';
import { tableName } from './table.ts';

/** The steps of a transaction. Each carries the error that a person gets when its condition does not hold. */
type Item = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** `current` is the item as it is now, if it exists. Return undefined to let the caller retry with it. */
export type Refusal = (current: Record<string, unknown> | undefined) => AppError | undefined;
export type Step = {
  write: Item;
  refuse: Refusal;
  /** Many write this item at once: a conflict on it goes back to the caller (Stale) instead of being waited out. */
  contended?: true;
};
export type Condition = {
  expression: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
};

const returning = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** Adds an item that must not exist yet. */
export const create = (item: Record<string, unknown>, refuse: Refusal): Step => ({
  write: {
    Put: {
      TableName: tableName(),
      Item: item,
      ConditionExpression: 'attribute_not_exists(PK)',
      ...returning,
    },
  },
  refuse,
});

/** Writes an item whether or not it exists. */
export const put = (item: Record<string, unknown>): Step => ({
  write: { Put: { TableName: tableName(), Item: item } },
  refuse: () => undefined,
});

export const remove = (key: Key): Step => ({
  write: { Delete: { TableName: tableName(), Key: key } },
  refuse: () => undefined,
});

/** Removes an item under a condition. */
export const removeIf = (key: Key, condition: Condition, refuse: Refusal): Step => ({
  write: {
    Delete: {
      TableName: tableName(),
      Key: key,
      ConditionExpression: condition.expression,
      ExpressionAttributeNames: condition.names,
      ExpressionAttributeValues: condition.values,
      ...returning,
    },
  },
  refuse,
});

/** Asks for a condition on an item without changing it. */
export const check = (key: Key, condition: Condition, refuse: Refusal): Step => ({
  write: {
    ConditionCheck: {
      TableName: tableName(),
      Key: key,
      ConditionExpression: condition.expression,
      ExpressionAttributeNames: condition.names,
      ExpressionAttributeValues: condition.values,
      ...returning,
    },
  },
  refuse,
});

/** An update under one more condition, whose refusal is asked first. */
export function alsoIf(step: Step, condition: Condition, refuse: Refusal): Step {
  const update = step.write.Update;
  if (!update) throw new Error('Only an update can carry another condition.');
  const expressions = [condition.expression, update.ConditionExpression].filter(Boolean);
  const Update = {
    ...update,
    ConditionExpression: expressions.map((one) => `(${one})`).join(' AND '),
    ExpressionAttributeNames: { ...update.ExpressionAttributeNames, ...condition.names },
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ...condition.values },
  };
  return { ...step, write: { Update }, refuse: (current) => refuse(current) ?? step.refuse(current) };
}

export type Change = {
  set?: Record<string, unknown>;
  /** Numbers to add; a missing attribute counts as 0. */
  add?: Record<string, number>;
  unset?: string[];
  /** Elements to add at the end of lists; a missing list counts as empty. */
  append?: Record<string, unknown[]>;
};

/** Changes attributes of an item (dotted paths name nested ones); undefined values in `set` are left alone. */
export function change(
  key: Key,
  { set = {}, add = {}, unset = [], append = {} }: Change,
  condition: Condition | undefined,
  refuse: Refusal,
): Step {
  const names: Record<string, string> = { ...condition?.names };
  const values: Record<string, unknown> = { ...condition?.values };
  const path = (attribute: string) =>
    attribute
      .split('.')
      .map((part) => {
        names[`#${part}`] = part;
        return `#${part}`;
      })
      .join('.');
  const value = (content: unknown) => {
    const name = `:v${Object.keys(values).length}`;
    values[name] = content;
    return name;
  };
  const clauses = [
    [
      'SET',
      [
        ...Object.entries(set)
          .filter(([, content]) => content !== undefined)
          .map(([attribute, content]) => `${path(attribute)} = ${value(content)}`),
        ...Object.entries(append).map(
          ([list, more]) =>
            `${path(list)} = list_append(if_not_exists(${path(list)}, ${value([])}), ${value(more)})`,
        ),
      ],
    ],
    ['ADD', Object.entries(add).map(([attribute, amount]) => `${path(attribute)} ${value(amount)}`)],
    ['REMOVE', unset.map(path)],
  ] as const;
  return {
    write: {
      Update: {
        TableName: tableName(),
        Key: key,
        UpdateExpression: clauses
          .filter(([, parts]) => parts.length > 0)
          .map(([verb, parts]) => `${verb} ${parts.join(', ')}`)
          .join(' '),
        ConditionExpression: condition?.expression,
        ExpressionAttributeNames: Object.keys(names).length > 0 ? names : undefined,
        ExpressionAttributeValues: Object.keys(values).length > 0 ? values : undefined,
        ...returning,
      },
    },
    refuse,
  };
}

/** The steps with those that tell of what they change (stamps.ts). */
export function stamped(steps: Step[]): Step[] {
  const keys = steps.map(({ write: { Put, Update, Delete } }) => Put?.Item ?? Update?.Key ?? Delete?.Key);
  return [...steps, ...stampsOf(keys.filter((key) => key !== undefined) as Key[]).map(put)];
}
