import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import classes from './TextFields.module.css';

export type FieldSpec = {
  path: string;
  label: string;
  required?: boolean;
  type?: 'email' | 'tel' | 'date';
  autoComplete?: string;
};

type Props<V> = {
  form: UseFormReturnType<V>;
  fields: readonly FieldSpec[];
  /** More fields in the same grid. */
  children?: ReactNode;
};

/** Text fields from a list, side by side where there is room. */
export const TextFields = <V extends Record<string, unknown>>({ form, fields, children }: Props<V>) => (
  <div className={classes.fields}>
    {fields.map(({ path, label, required = false, type = 'text', autoComplete = 'off' }) => (
      <TextInput
        key={form.key(path as never)}
        label={label}
        withAsterisk={required}
        aria-required={required}
        type={type}
        autoComplete={autoComplete}
        {...form.getInputProps(path as never)}
      />
    ))}
    {children}
  </div>
);

/** The names of fields by path, for the summary of errors. */
export const namesOf = (fields: readonly FieldSpec[]): Record<string, string> =>
  Object.fromEntries(fields.map(({ path, label }) => [path, label]));
