import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ConfirmAddress, type WaitingAddress } from '../../../lambdas/profile/address.model.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { absoluteTime } from '../../shared/ui/time.ts';
import { call } from '../portal.ts';
import classes from './Profile.module.css';
import { focusOn, refreshProfile } from './refresh.ts';

const confirm = (body: ConfirmAddress, key: string) => call('confirmAddress', { body }, { key });
const cancel = (_: object, key: string) => call('cancelAddress', {}, { key });
const names = { code: 'Code' };

type Props = { waiting: WaitingAddress; onAnother: () => void };

/** Takes the code from the mail. */
export const CodeForm = ({ waiting: { email, until }, onAnother }: Props) => {
  const { submit, busy } = useSubmission(confirm);
  const { submit: stop, busy: stopping } = useSubmission(cancel);
  const [error, setError] = useState<unknown>();
  const form = useContractForm({ schema: ConfirmAddress, initialValues: { code: '' } });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const act = async (deed: () => Promise<unknown>, words: string) => {
    setError(undefined);
    try {
      await deed();
      say(words);
      await refreshProfile();
      focusOn('address');
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };
  return (
    <form
      noValidate
      className={form_.form}
      aria-label="Confirm the new address"
      onSubmit={form.onSubmit(
        (values) => void act(() => submit(values), `You sign in with ${email} from now on.`),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      <ErrorSummary
        errors={form.errors}
        names={names}
        error={error}
        onChoose={() => field.current?.focus()}
      />
      <p className={form_.note}>
        We mail a code to <strong>{email}</strong> if it can be used to sign in. It is good until{' '}
        {absoluteTime(until)}; your old address stays until you enter it.
      </p>
      <TextInput
        key={form.key('code')}
        {...form.getInputProps('code')}
        ref={field}
        label="Code"
        description="The 6 digits from the mail"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        className={classes.code}
        required
      />
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Confirm the address
        </Button>
        <Button variant="default" disabled={busy} onClick={onAnother}>
          Ask for a new code
        </Button>
        <Button
          variant="subtle"
          loading={stopping}
          onClick={() => void act(() => stop({}), 'Your old address stays.')}
        >
          Keep the old address
        </Button>
      </div>
    </form>
  );
};
