import type * as z from 'zod';

/** A thing that the table keeps: a zod schema, a name, a schema version, and how its keys are made. */
export type Key = { PK: string; SK: string };
export type IndexKeys = Partial<Record<`GSI${1 | 2 | 3}${'PK' | 'SK'}`, string>>;
export type Stored<T> = T & { version: number };

export type Entity<T extends object> = {
  name: string;
  schemaVersion: number;
  schema: z.ZodType<T>;
  /** The attributes to write for a new item: the item itself, its keys, its name and schema version. */
  item(value: T, key: Key, indexes?: IndexKeys & { expires?: number }): Record<string, unknown>;
  /** Reads a raw item back; throws when it is not this entity. Index keys and unknown attributes fall away. */
  parse(raw: Record<string, unknown>): Stored<T>;
  is(raw: Record<string, unknown>): boolean;
};

export function entity<T extends object>(
  name: string,
  schemaVersion: number,
  schema: z.ZodType<T>,
): Entity<T> {
  return {
    name,
    schemaVersion,
    schema,
    item: (value, key, indexes = {}) => ({
      ...value,
      version: 1,
      ...indexes,
      ...key,
      entity: name,
      schema: schemaVersion,
    }),
    parse: (raw) => {
      if (raw.entity !== name)
        throw new Error(`The table holds ${String(raw.entity)} where ${name} was expected.`);
      return { ...schema.parse(raw), version: raw.version as number };
    },
    is: (raw) => raw.entity === name,
  };
}
