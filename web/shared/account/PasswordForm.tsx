import { Button } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';
import { ChangePassword } from '../../../lambdas/account/account.model.ts';
import { useSubmission } from '../api/use-submission.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import form_ from '../forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../forms/use-contract-form.ts';
import { say } from '../ui/flash.ts';
import classes from './Account.module.css';
import type { AccountCalls } from './account-calls.ts';
import { PasswordField } from './PasswordField.tsx';
import { PasswordRules } from './PasswordRules.tsx';

const names = {
  current: 'Current password',
  password: 'New password',
  verify: 'The same password again',
};
const empty = { current: '', password: '', verify: '' };
const schema = z
  .intersection(ChangePassword, z.object({ verify: z.string() }))
  .refine((one) => one.password === one.verify, {
    path: ['verify'],
    message: 'The two passwords are not the same yet.',
  });

/** Changes the own password (A5). */
export const PasswordForm = ({ send }: { send: AccountCalls['changePassword'] }) => {
  const { submit, busy } = useSubmission(send);
  const [error, setError] = useState<unknown>();
  const [typed, setTyped] = useState('');
  const form = useContractForm({
    schema,
    initialValues: empty,
    onValuesChange: ({ password }) => setTyped(password),
  });
  const change = async ({ current, password }: typeof empty) => {
    if (busy) return;
    setError(undefined);
    try {
      await submit({ current, password });
      form.setValues(empty);
      form.clearErrors();
      say('Your password is changed. You are signed out everywhere else.');
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };
  return (
    <form
      noValidate
      className={`${form_.form} ${classes.narrow}`}
      onSubmit={form.onSubmit(
        (values) => void change(values),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      <ErrorSummary
        errors={form.errors}
        names={names}
        error={error}
        onChoose={(path) => form.getInputNode<HTMLElement, never>(path as never)?.focus()}
      />
      <PasswordField
        key={form.key('current')}
        {...form.getInputProps('current')}
        label={names.current}
        autoComplete="current-password"
      />
      <div>
        <PasswordField
          key={form.key('password')}
          {...form.getInputProps('password')}
          label={names.password}
          autoComplete="new-password"
        />
        <PasswordRules id="password-rules" value={typed} />
      </div>
      <PasswordField
        key={form.key('verify')}
        {...form.getInputProps('verify')}
        label={names.verify}
        autoComplete="new-password"
      />
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Change password
        </Button>
      </div>
    </form>
  );
};
