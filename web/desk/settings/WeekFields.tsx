import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { dayName, days, type LevelValues } from './level-fields.ts';
import classes from './Settings.module.css';

type Props = { form: UseFormReturnType<LevelValues>; timeZone: string };

/** The hours of each weekday; a day that is not ticked is closed. */
export const WeekFields = ({ form, timeZone }: Props) => {
  const [open, setOpen] = useState(() => form.getValues().week);
  return (
    <fieldset className={classes.group}>
      <legend>Working hours</legend>
      <p className="desk-quiet">By the clocks of {timeZone}. 24:00 is the end of a day.</p>
      {days.map((weekday) => (
        <div key={weekday} className={classes.day}>
          <Checkbox
            label={dayName(weekday)}
            key={form.key(`week.${weekday}.open`)}
            defaultChecked={open[weekday].open}
            onChange={(event) => {
              const ticked = event.currentTarget.checked;
              form.setFieldValue(`week.${weekday}.open`, ticked);
              setOpen((now) => ({ ...now, [weekday]: { ...now[weekday], open: ticked } }));
            }}
            error={form.errors[`week.${weekday}`]}
          />
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={form.key(`week.${weekday}.${end}`)}
              aria-label={`${dayName(weekday)}, ${end}`}
              placeholder={end === 'from' ? '08:00' : '18:00'}
              disabled={!open[weekday].open}
              className={classes.time}
              {...form.getInputProps(`week.${weekday}.${end}`)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
};
