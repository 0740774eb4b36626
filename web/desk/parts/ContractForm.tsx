import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import { focusFirstWrong, focusIn, showServerErrors } from '../../shared/forms/use-contract-form.ts';
import classes from './ContractForm.module.css';

type Props<V, T> = {
  form: UseFormReturnType<V>;
  /** What the fields are called, by path. */
  names: Readonly<Record<string, string>>;
  /** Must be stable: it keeps the key of a submission whose outcome is unknown. */
  send: (values: V, key: string) => Promise<T>;
  onDone: (answer: T) => void;
  submit: string;
  cancel?: ReactNode;
  children: ReactNode;
};

/** A form by a contract's schema: errors at the top and beside the fields, sent once, safe to try again. */
export const ContractForm = <V extends Record<string, unknown>, T>(props: Props<V, T>) => {
  const { form, names, send, onDone, submit: words, cancel, children } = props;
  const { submit, busy } = useSubmission(send);
  const [error, setError] = useState<unknown>();
  const save = async (values: V) => {
    if (busy) return;
    setError(undefined);
    try {
      onDone(await submit(values));
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit(
        (values) => void save(values as V),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      <ErrorSummary
        errors={form.errors}
        names={names}
        error={error}
        onChoose={(path) => focusIn(form.getInputNode<HTMLElement, never>(path as never))}
      />
      {children}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {words}
        </Button>
        {cancel}
      </div>
    </form>
  );
};
