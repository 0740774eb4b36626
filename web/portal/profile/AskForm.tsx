import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { AskAddress, codeMinutes } from '../../../lambdas/profile/address.model.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { call } from '../portal.ts';
import { focusOn, refreshProfile } from './refresh.ts';

const ask = (body: AskAddress, key: string) => call('askAddress', { body }, { key });
const names = { email: 'New address' };

/** Asks for a new sign-in address. */
export const AskForm = ({ onDone }: { onDone: () => void }) => {
  const { submit, busy } = useSubmission(ask);
  const [error, setError] = useState<unknown>();
  const form = useContractForm({ schema: AskAddress, initialValues: { email: '' } });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const send = async (body: AskAddress) => {
    setError(undefined);
    try {
      await submit(body);
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
        onChoose={() => field.current?.focus()}
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
