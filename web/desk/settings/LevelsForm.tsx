import { useCallback } from 'react';
import type { SettingsPage } from '../../../lambdas/provider/provider.contract.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { priorityNames } from '../../shared/ticket/words.ts';
import { call, queryClient } from '../client.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { HolidayFields } from './HolidayFields.tsx';
import {
  dayName,
  days,
  levelSchema,
  levelsOf,
  type LevelValues,
  priorities,
  startingLevels,
} from './level-fields.ts';
import { TargetFields } from './TargetFields.tsx';
import { WeekFields } from './WeekFields.tsx';

const names = Object.fromEntries([
  ...days.flatMap((weekday) => [
    [`week.${weekday}`, dayName(weekday)],
    [`week.${weekday}.from`, `${dayName(weekday)}, from`],
    [`week.${weekday}.to`, `${dayName(weekday)}, to`],
  ]),
  ...priorities.flatMap((priority) => [
    [`targets.${priority}.respond`, `${priorityNames[priority]}: first response`],
    [`targets.${priority}.resolve`, `${priorityNames[priority]}: resolution`],
  ]),
  ['holidays', 'Holidays'],
]) as Record<string, string>;

/** Hours, holidays and what is promised by priority. */
export const LevelsForm = ({ settings }: { settings: SettingsPage }) => {
  const { version, timeZone, serviceLevels } = settings;
  const form = useContractForm<LevelValues>({
    schema: levelSchema,
    initialValues: startingLevels(serviceLevels),
  });
  const send = useCallback(
    (values: LevelValues, key: string) =>
      call('changeServiceLevels', { body: { ...levelsOf(values), version } }, { key }),
    [version],
  );
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      submit="Save service levels"
      onDone={() => {
        say('The service levels are saved.');
        void queryClient.invalidateQueries({ queryKey: ['settings'] });
        void queryClient.invalidateQueries({ queryKey: ['start'] });
      }}
    >
      <TargetFields form={form} />
      <WeekFields form={form} timeZone={timeZone} />
      <HolidayFields form={form} />
    </ContractForm>
  );
};
