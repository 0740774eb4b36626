import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ConfirmAddress, type WaitingAddress } from '../../../lambdas/profile/address.model.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import form_ from '../../shared/forms/form.module.css';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
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
  const { submit: stop, busy: stopping } = useSubmission(cancel);
  const form = useContractForm({ schema: ConfirmAddress, initialValues: { code: '' } });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const end = async (words: string) => {
    say(words);
    await refreshProfile();
    focusOn('address');
  };
  const keepOld = async () => {
    try {
      await stop({});
      await end('Your old address stays.');
    } catch (problem) {
      say(`Nothing was changed. ${wordsFor(problem)}`);
    }
  };
  return (
    <ContractForm
      form={form}
      names={names}
      label="Confirm the new address"
      send={confirm}
      onDone={() => void end(`You sign in with ${email} from now on.`)}
      submit="Confirm the address"
      more={
        <>
          <Button variant="default" onClick={onAnother}>
            Ask for a new code
          </Button>
          <Button variant="subtle" loading={stopping} onClick={() => void keepOld()}>
            Keep the old address
          </Button>
        </>
      }
    >
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
        className={classes.code}
        required
      />
    </ContractForm>
  );
};
