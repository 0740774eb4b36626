import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { priorityNames } from '../../shared/ticket/words.ts';
import { type LevelValues, priorities } from './level-fields.ts';
import classes from './Settings.module.css';

/** What is promised for each priority, in hours. */
export const TargetFields = ({ form }: { form: UseFormReturnType<LevelValues> }) => (
  <fieldset className={classes.group}>
    <legend>Targets by priority, in hours</legend>
    <p className="desk-quiet">
      New tickets are promised these; tickets that are open keep what they were promised.
    </p>
    {priorities.map((priority) => {
      const name = priorityNames[priority];
      return (
        <div key={priority} className={classes.target}>
          <strong>{name}</strong>
          {(['respond', 'resolve'] as const).map((what) => (
            <TextInput
              key={form.key(`targets.${priority}.${what}`)}
              label={what === 'respond' ? 'First response' : 'Resolution'}
              aria-label={`${name}: ${what === 'respond' ? 'first response' : 'resolution'}`}
              inputMode="decimal"
              {...form.getInputProps(`targets.${priority}.${what}`)}
            />
          ))}
          <Checkbox
            label="Day and night"
            aria-label={`${name}: day and night`}
            key={form.key(`targets.${priority}.allHours`)}
            {...form.getInputProps(`targets.${priority}.allHours`, { type: 'checkbox' })}
          />
        </div>
      );
    })}
  </fieldset>
);
