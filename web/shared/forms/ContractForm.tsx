import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import '../theme/mantine-inputs.ts';
import { useSubmission } from '../api/use-submission.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import classes from './form.module.css';
import { LoadNewest } from './LoadNewest.tsx';
import { focusFirstWrong, focusIn, showServerErrors } from './use-contract-form.ts';
import { useLeaving } from './use-leaving.ts';

type Props<V, T, S> = {
  form: UseFormReturnType<V>;
  /** What the fields are called, by path. */
  names: Readonly<Record<string, string>>;
  /** Must be stable: it keeps the key of a submission whose outcome is unknown. */
  send: (values: V, key: string, seen: S) => Promise<T>;
  /** What the page showed, such as a version: a second try goes out with that of the first. */
  seen?: S;
  onDone: (answer: T, values: V) => void;
  /** It was refused, or its outcome is unknown: the error is shown already. */
  onRefused?: () => void;
  /** Offered when somebody else saved the same thing meanwhile: begins the form anew with what it is now. */
  onLoadNewest?: () => void;
  /** Asked before the page is left with input that is not saved; without it nothing is asked. */
  leaving?: string;
  /** The words on the button. */
  submit: string;
  /** Further buttons, such as Cancel. */
  more?: ReactNode;
  /** What stands above the errors, such as how it is done. */
  start?: ReactNode;
  label?: string;
  className?: string | undefined;
  children: ReactNode;
};

type Send<V, T, S> = (values: V, key: string, seen: S | undefined) => Promise<T>;

/** A form by a contract's schema: errors at the top and beside the fields, sent once, safe to try again. */
export const ContractForm = <V extends Record<string, unknown>, T, S = undefined>(props: Props<V, T, S>) => {
  const { form, names, send, onDone, onRefused, submit: words, more, start, label, children } = props;
  const { submit, busy } = useSubmission<V, T, S | undefined>(send as Send<V, T, S>, {});
  const [error, setError] = useState<unknown>();
  // What is on its way leaves no more to lose; a refusal brings it back.
  useLeaving(props.leaving, () => !busy && form.isDirty());
  const save = async (values: V) => {
    if (busy) return;
    setError(undefined);
    try {
      const answer = await submit(values, props.seen);
      form.resetDirty();
      onDone(answer, values);
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
      onRefused?.();
    }
  };
  return (
    <form
      noValidate
      aria-label={label}
      className={`${classes.form} ${props.className ?? ''}`}
      onSubmit={form.onSubmit(
        (values) => void save(values as V),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      {start}
      <ErrorSummary
        errors={form.errors}
        names={names}
        error={error}
        onChoose={(path) => focusIn(form.getInputNode<HTMLElement, never>(path as never))}
      />
      <LoadNewest error={error} onLoad={props.onLoadNewest} />
      {children}
      <div className={classes.actions}>
        <Button type="submit" loading={busy}>
          {words}
        </Button>
        {more}
      </div>
    </form>
  );
};
