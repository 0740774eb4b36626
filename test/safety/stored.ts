import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Entity } from '../../lambdas/platform/entity.ts';
import { code, root } from './sources.ts';

/** The shapes of everything that the table keeps, as they are declared now and as they were written down. */
export type Shape = { schemaVersion: number; schema: unknown };
export type Shapes = Record<string, Shape>;
export const notebook = join(root, 'test/safety/schemas.json');
/** Whole shapes, whatever names the API document has given to parts of them. */
const unnamed = { metadata: z.registry<{ id?: string }>() };

const isEntity = (value: unknown): value is Entity<object> =>
  typeof value === 'object' && value !== null && 'schemaVersion' in value && 'schema' in value;

/** Every entity that a file of the functions exports. */
export async function declaredShapes(): Promise<Shapes> {
  const files = code('lambdas').filter(
    (path) => path.endsWith('.table.ts') || path === 'lambdas/platform/event.ts',
  );
  const modules = await Promise.all(
    files.map((path) => import(join(root, path)) as Promise<Record<string, unknown>>),
  );
  const entities = modules.flatMap((module) => Object.values(module).filter(isEntity));
  const shapes = entities
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, schemaVersion, schema }) =>
        [name, { schemaVersion, schema: z.toJSONSchema(schema, unnamed) }] as const,
    );
  if (new Set(shapes.map(([name]) => name)).size < shapes.length)
    throw new Error('Two entities have one name.');
  return Object.fromEntries(shapes);
}

export const writtenShapes = (): Shapes => JSON.parse(readFileSync(notebook, 'utf8')) as Shapes;

/** What to do about each entity whose declared shape is not the written one. */
export function complaints(declared: Shapes, written: Shapes): string[] {
  const repair = 'then run: node bin/run.mjs test/safety/write-schemas.ts';
  return [...new Set([...Object.keys(declared), ...Object.keys(written)])].flatMap((name) => {
    const now = declared[name];
    const then = written[name];
    if (!now)
      return [
        `"${name}" is not declared any more, but the table may hold some. Say in docs/decisions/ what becomes of them, ${repair}`,
      ];
    if (!then) return [`"${name}" is new. Have a look whether its shape can stay, ${repair}`];
    const same = JSON.stringify(now.schema) === JSON.stringify(then.schema);
    if (same && now.schemaVersion === then.schemaVersion) return [];
    if (now.schemaVersion > then.schemaVersion)
      return [
        `"${name}" has a new schema version. Make sure that stored items of version ${then.schemaVersion} can still be read, ${repair}`,
      ];
    return [
      `The stored shape of "${name}" changed, but its schema version did not rise. The table holds items of the old shape: ` +
        `decide how they are read (an optional field, a default, or a migration), raise the version in entity('${name}', ${then.schemaVersion + 1}, …), ${repair}`,
    ];
  });
}
