import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { AskAddress, codeMinutes } from '../../../lambdas/profile/address.model.ts';
import { PasswordField } from '../../shared/account/PasswordField.tsx';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { call } from '../portal.ts';
import { focusOn, refreshProfile } from './refresh.ts';

const ask = (body: AskAddress, key: string) => call('askAddress', { body }, { key });
const names = { email: 'New address', password: 'Your password' };

/** Asks for a new sign-in address. */
export const AskForm = ({ onDone }: { onDone: () => void }) => {
  const { submit, busy } = useSubmission(ask);
  const [error, setError] = useState<unknown>();
  const { data: own } = useQuery({
    queryKey: ['own-password'],
    queryFn: ({ signal }) => call('getOwnPassword', {}, { signal }),
  });
  const form = useContractForm<{ email: string; password?: string }>({
    schema: own?.organisation ? AskAddress.pick({ email: true }) : AskAddress.required(),
    initialValues: { email: '', password: '' },
  });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const send = async ({ email, password }: AskAddress) => {
    setError(undefined);
    try {
      await submit(own?.organisation ? { email } : { email, password });
      await refreshProfile();
      onDone();
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };
  return (
    <form
      noValidate
      className={form_.form}
      aria-label="New sign-in address"
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      <ErrorSummary
        errors={form.errors}
        names={names}
        error={error}
        onChoose={(path) => form.getInputNode<HTMLElement, never>(path as never)?.focus()}
      />
      <TextInput
        key={form.key('email')}
        {...form.getInputProps('email')}
        ref={field}
        type="email"
        label="New address"
        description={`We mail a code there, good for ${codeMinutes} minutes. Until you enter it, nothing changes.`}
        autoComplete="email"
        required
      />
      {own?.organisation ? null : (
        <PasswordField
          key={form.key('password')}
          {...form.getInputProps('password')}
          label="Your password"
          autoComplete="current-password"
        />
      )}
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Mail me a code
        </Button>
        <Button
          variant="subtle"
          disabled={busy}
          onClick={() => {
            onDone();
            focusOn('address');
          }}
        >
          Keep the old address
        </Button>
      </div>
    </form>
  );
};
