import { commit } from '../platform/commit.ts';
import type { Context, Staff, System } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { settingsKey } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { change } from '../platform/steps.ts';
import { read } from '../platform/table.ts';
import type { providerContract } from './provider.contract.ts';
import type { SecondFactorRule, Settings } from './provider.model.ts';
import { settingsEntity } from './provider.table.ts';

/** What administrators set for the whole desk. Copies of the functions know a change after half a minute at most. */
type C = typeof providerContract;
type ByStaff = Context<Staff | System>;

export async function getSettings(): Promise<Output<C['getSettings']>> {
  const found = await read(settingsEntity, settingsKey);
  if (!found) throw notFound('provider');
  return found;
}

/** Changes a part of the settings, if they are still as the person saw them. */
async function changePart(
  context: ByStaff,
  set: Partial<Settings>,
  version: number,
  summary: string,
): Promise<void> {
  const moved = () =>
    new AppError(
      'conflict',
      'Somebody else changed the settings meanwhile. Please reload the page, look at them, and try again.',
    );
  await commit(context, {
    steps: [
      change(
        settingsKey,
        { set, add: { version: 1 } },
        { expression: '#version = :seen', names: { '#version': 'version' }, values: { ':seen': version } },
        moved,
      ),
    ],
    event: { type: 'settings.changed', subject: 'settings', summary, data: {} },
    result: null,
    asked: { ...set, version },
  });
}

/** What was promised to a ticket stays; hours and holidays hold for all from their next change on. */
export function changeServiceLevels(
  context: ByStaff,
  { version, ...levels }: Input<C['changeServiceLevels']>['body'],
): Promise<void> {
  const holidays = levels.holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const serviceLevels = { ...levels, holidays };
  return changePart(context, { serviceLevels }, version, 'Changed hours, holidays and service levels');
}

export const changeClosing = (
  context: ByStaff,
  { closing, version }: Input<C['changeClosing']>['body'],
): Promise<void> =>
  changePart(
    context,
    { closing },
    version,
    closing.days === 0
      ? 'Resolved tickets do not close by themselves'
      : `Resolved tickets close after ${closing.days} days`,
  );

export const changeSecondFactor = (
  context: ByStaff,
  { secondFactor, version }: { secondFactor: SecondFactorRule; version: number },
): Promise<void> =>
  changePart(
    context,
    { secondFactor },
    version,
    `Second factor: ${secondFactor.staff ? 'required' : 'not required'} for staff, ${secondFactor.customers ? 'required' : 'not required'} for customers`,
  );
