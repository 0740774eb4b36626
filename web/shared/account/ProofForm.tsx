import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FullProof, Proof } from '../../../lambdas/account/account.model.ts';
import { useSubmission } from '../api/use-submission.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import form_ from '../forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../forms/use-contract-form.ts';
import classes from './Account.module.css';
import { CodeField } from './CodeField.tsx';
import { PasswordField } from './PasswordField.tsx';

const names = { password: 'Your password', code: 'Code from your authenticator app' };

type Props<T> = {
  /** Whether there is an app whose code proves as well. */
  withCode: boolean;
  /** Must be stable: it keeps the key of a submission whose outcome is unknown. */
  send: (body: FullProof, key: string) => Promise<T>;
  onDone: (answer: T) => void;
  onCancel: () => void;
  submit: string;
  children?: ReactNode;
};

/** Asks once more who it is, before something of the account's safety changes. */
export const ProofForm = <T,>({ withCode, send, onDone, onCancel, submit: words, children }: Props<T>) => {
  const { submit, busy } = useSubmission(send);
  const [error, setError] = useState<unknown>();
  const form = useContractForm<FullProof>({
    schema: withCode ? FullProof : Proof.omit({ code: true }),
    initialValues: { password: '', code: '' },
  });
  const whole = useRef<HTMLFormElement>(null);
  useEffect(() => whole.current?.querySelector('input')?.focus(), []);
  const prove = async ({ password, code }: FullProof) => {
    if (busy) return;
    setError(undefined);
    try {
      onDone(await submit({ password, ...(withCode && { code }) } as FullProof));
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };
  return (
    <form
      ref={whole}
      noValidate
      className={`${form_.form} ${classes.narrow}`}
      onSubmit={form.onSubmit(
        (values) => void prove(values),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      {children}
      <ErrorSummary
        errors={form.errors}
        names={names}
        error={error}
        onChoose={(path) => form.getInputNode<HTMLElement, never>(path as never)?.focus()}
      />
      <PasswordField
        key={form.key('password')}
        {...form.getInputProps('password')}
        label={names.password}
        autoComplete="current-password"
      />
      {withCode ? (
        <CodeField
          key={form.key('code')}
          {...form.getInputProps('code')}
          description="6 digits. Your phone is gone? Then one of your recovery codes."
          inputMode="text"
          maxLength={40}
        />
      ) : null}
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          {words}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
