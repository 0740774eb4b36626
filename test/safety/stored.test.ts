import { describe, expect, test } from 'vitest';
import { complaints, declaredShapes, writtenShapes } from './stored.ts';

describe('what the table keeps', () => {
  test('has the shape that was written down', async () => {
    expect(complaints(await declaredShapes(), writtenShapes())).toEqual([]);
  });

  test('cannot change its shape in silence', () => {
    const shape = (schemaVersion: number, type: string) => ({ thing: { schemaVersion, schema: { type } } });
    const say = (now: object, then: object) => complaints(now as never, then as never).join();
    expect(say(shape(1, 'string'), shape(1, 'string'))).toBe('');
    expect(say(shape(1, 'number'), shape(1, 'string'))).toContain('raise the version');
    expect(say(shape(2, 'number'), shape(1, 'string'))).toContain('can still be read');
    expect(say(shape(1, 'string'), {})).toContain('is new');
    expect(say({}, shape(1, 'string'))).toContain('not declared any more');
  });
});
