import { type ReactNode, useId } from 'react';
import classes from './Choice.module.css';

type Option<V extends string> = { value: V; label: ReactNode; note?: string; picture?: ReactNode };

export type ChoiceProps<V extends string> = {
  label: string;
  description?: string;
  options: readonly Option<V>[];
  required?: boolean;
  /** Cards have room for notes, tiles for pictures beside them; buttons stand in one row. */
  look?: 'cards' | 'tiles' | 'buttons';
  /** Many options: they scroll in a box of their own. */
  scroll?: boolean;
  defaultValue?: V | undefined;
  onChange: (value: V) => void;
  error?: ReactNode;
  /** Where the form finds the field when it is wrong. */
  'data-path'?: string;
};

/** One of a few, as radio buttons that are easy to hit. Uncontrolled, like the other fields of our forms. */
export const Choice = <V extends string>({
  label,
  description,
  options,
  required = false,
  look = 'buttons',
  scroll = false,
  defaultValue,
  onChange,
  error,
  'data-path': path,
}: ChoiceProps<V>) => {
  const id = useId();
  return (
    <fieldset
      className={classes.choice}
      role="radiogroup"
      aria-required={required}
      aria-invalid={error ? true : undefined}
      aria-describedby={
        `${description ? `${id}-description` : ''} ${error ? `${id}-error` : ''}`.trim() || undefined
      }
    >
      <legend className={classes.legend}>
        {label}
        {required ? (
          <span className={classes.required} aria-hidden="true">
            {' '}
            *
          </span>
        ) : null}
      </legend>
      {description ? (
        <p id={`${id}-description`} className={classes.description}>
          {description}
        </p>
      ) : null}
      <div className={classes.options} data-look={look} data-scroll={scroll || undefined}>
        {options.map(({ value, label: words, note, picture }, at) => (
          <label key={value} className={classes.option}>
            <input
              type="radio"
              name={id}
              value={value}
              defaultChecked={value === defaultValue}
              {...(at === 0 ? { 'data-path': path } : {})}
              onChange={() => onChange(value)}
            />
            {picture}
            <span className={classes.words}>
              {words}
              {note ? <span className={classes.note}>{note}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
};
