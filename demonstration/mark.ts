import * as z from 'zod';
import { commit } from '../lambdas/platform/commit.ts';
import type { Context } from '../lambdas/platform/context.ts';
import { entity } from '../lambdas/platform/entity.ts';
import { AppError } from '../lambdas/platform/problem.ts';
import { change, create } from '../lambdas/platform/steps.ts';
import { read } from '../lambdas/platform/table.ts';
import { instant } from '../lambdas/platform/words.ts';

/**
 * Remembers in the table which demonstration was begun, so that an interrupted filling goes on with the same plan,
 * on whichever day that is, and a finished one is left alone.
 */
const Mark = z.object({ seed: z.int(), today: instant, finished: z.boolean() });
export type Mark = z.infer<typeof Mark>;
const markEntity = entity('demonstration', 1, Mark);
const key = { PK: 'DEMONSTRATION', SK: 'DEMONSTRATION' };

export const readMark = (): Promise<Mark | undefined> => read(markEntity, key);

export const begin = (context: Context, seed: number, today: string): Promise<null> =>
  commit(context, {
    steps: [
      create(
        markEntity.item({ seed, today, finished: false }, key),
        () => new AppError('conflict', 'The demonstration is being filled already.'),
      ),
    ],
    event: {
      type: 'demonstration.begun',
      subject: 'demonstration',
      summary: 'Began to fill the demonstration',
      data: {},
    },
    result: null,
    asked: null,
  });

export const finish = (context: Context): Promise<null> =>
  commit(context, {
    steps: [change(key, { set: { finished: true } }, undefined, () => undefined)],
    event: {
      type: 'demonstration.filled',
      subject: 'demonstration',
      summary: 'Filled the demonstration',
      data: {},
    },
    result: null,
    asked: null,
  });
