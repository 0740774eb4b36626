import { useCallback, useState } from 'react';
import * as z from 'zod';
import { ChangePassword } from '../../../lambdas/account/account.model.ts';
import { ContractForm } from '../forms/ContractForm.tsx';
import { useContractForm } from '../forms/use-contract-form.ts';
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
  const [typed, setTyped] = useState('');
  const form = useContractForm({
    schema,
    initialValues: empty,
    onValuesChange: ({ password }) => setTyped(password),
  });
  const change = useCallback(
    ({ current, password }: typeof empty, key: string) => send({ current, password }, key),
    [send],
  );
  const done = () => {
    form.setValues(empty);
    form.clearErrors();
    say('Your password is changed. You are signed out everywhere else.');
  };
  return (
    <ContractForm
      form={form}
      names={names}
      send={change}
      onDone={done}
      submit="Change password"
      className={classes.narrow}
    >
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
    </ContractForm>
  );
};
