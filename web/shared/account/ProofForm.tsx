import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { FullProof, Proof } from '../../../lambdas/account/account.model.ts';
import { ContractForm } from '../forms/ContractForm.tsx';
import { useContractForm } from '../forms/use-contract-form.ts';
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
export const ProofForm = <T,>({ withCode, send, onDone, onCancel, submit, children }: Props<T>) => {
  const form = useContractForm<FullProof>({
    schema: withCode ? FullProof : Proof.omit({ code: true }),
    initialValues: { password: '', code: '' },
  });
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => whole.current?.querySelector('input')?.focus(), []);
  const prove = useCallback(
    ({ password, code }: FullProof, key: string) =>
      send({ password, ...(withCode && { code }) } as FullProof, key),
    [send, withCode],
  );
  return (
    <div ref={whole}>
      <ContractForm
        form={form}
        names={names}
        send={prove}
        onDone={onDone}
        submit={submit}
        className={classes.narrow}
        start={children}
        more={
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        }
      >
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
      </ContractForm>
    </div>
  );
};
