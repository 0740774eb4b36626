import { Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import type { LevelValues } from './level-fields.ts';
import classes from './Settings.module.css';

/** Days on which nobody works, each with its name. */
export const HolidayFields = ({ form }: { form: UseFormReturnType<LevelValues> }) => {
  const [rows, setRows] = useState(() => form.getValues().holidays.map((_, at) => at));
  const sync = () => setRows(form.getValues().holidays.map((_, at) => at));
  return (
    <fieldset className={classes.group}>
      <legend>Holidays</legend>
      {rows.length === 0 ? <p className="desk-quiet">No holidays yet.</p> : null}
      {rows.map((at) => (
        <div key={form.key(`holidays.${at}`)} className={classes.holiday}>
          <TextInput
            type="date"
            label="Day"
            key={form.key(`holidays.${at}.day`)}
            {...form.getInputProps(`holidays.${at}.day`)}
          />
          <TextInput
            label="Name"
            className={classes.name}
            key={form.key(`holidays.${at}.name`)}
            {...form.getInputProps(`holidays.${at}.name`)}
          />
          <Button
            variant="default"
            aria-label={`Remove holiday ${at + 1}`}
            onClick={() => {
              form.removeListItem('holidays', at);
              sync();
            }}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => {
            form.insertListItem('holidays', { day: '', name: '' });
            sync();
          }}
        >
          Add a holiday
        </Button>
      </div>
    </fieldset>
  );
};
