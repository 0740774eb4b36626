import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { AskAddress, codeMinutes } from '../../../lambdas/profile/address.model.ts';
import { PasswordField } from '../../shared/account/PasswordField.tsx';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { call } from '../portal.ts';
import { focusOn, refreshProfile } from './refresh.ts';

const ask = (body: AskAddress, key: string) => call('askAddress', { body }, { key });
const names = { email: 'New address', password: 'Your password' };

/** Asks for a new sign-in address. */
export const AskForm = ({ onDone }: { onDone: () => void }) => {
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

  const send = useCallback(
    async ({ email, password }: AskAddress, key: string) => {
      await ask(own?.organisation ? { email } : { email, password }, key);
      await refreshProfile();
    },
    [own?.organisation],
  );
  return (
    <ContractForm
      form={form}
      names={names}
      label="New sign-in address"
      send={send}
      onDone={onDone}
      submit="Mail me a code"
      more={
        <Button
          variant="subtle"
          onClick={() => {
            onDone();
            focusOn('address');
          }}
        >
          Keep the old address
        </Button>
      }
    >
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
    </ContractForm>
  );
};
