import * as z from 'zod';
import { providerContract } from '../../../lambdas/provider/provider.contract.ts';
import { type ServiceLevels, type Weekday } from '../../../lambdas/service-levels/service-level.model.ts';

/** The form of the service levels: hours where the contract has minutes, and a day that can be ticked. */
export const priorities = [1, 2, 3, 4] as const;
export const days: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
export const dayName = (weekday: Weekday): string => weekday[0]?.toUpperCase() + weekday.slice(1);

type DayValues = { open: boolean; from: string; to: string };
type TargetValues = { respond: string; resolve: string; allHours: boolean };
export type LevelValues = {
  week: Record<Weekday, DayValues>;
  holidays: { day: string; name: string }[];
  targets: Record<(typeof priorities)[number], TargetValues>;
};

const inHours = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100);
const inMinutes = (hours: string): number => (hours.trim() === '' ? NaN : Math.round(Number(hours) * 60));
const each = <K extends PropertyKey, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;

export const startingLevels = ({ week, holidays, targets }: ServiceLevels): LevelValues => ({
  week: each(days, (weekday) => ({
    open: week[weekday] !== null,
    ...(week[weekday] ?? { from: '08:00', to: '18:00' }),
  })),
  holidays,
  targets: each(priorities, (priority) => ({
    respond: inHours(targets[priority].respond),
    resolve: inHours(targets[priority].resolve),
    allHours: targets[priority].allHours,
  })),
});

export const levelsOf = ({ week, holidays, targets }: LevelValues): ServiceLevels => ({
  week: each(days, (weekday) => {
    const { open, from, to } = week[weekday];
    return open ? { from, to } : null;
  }),
  holidays,
  targets: each(priorities, (priority) => ({
    respond: inMinutes(targets[priority].respond),
    resolve: inMinutes(targets[priority].resolve),
    allHours: targets[priority].allHours,
  })),
});

export const levelSchema = z.preprocess(
  (values) => levelsOf(values as LevelValues),
  providerContract.changeServiceLevels.body.omit({ version: true }),
);
