import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import * as z from 'zod';
import { appAddress } from '../../../lambdas/session/app-address.model.ts';
import { AppCode } from '../../../lambdas/session/recovery.model.ts';
import { ContractForm } from '../forms/ContractForm.tsx';
import form_ from '../forms/form.module.css';
import { useContractForm } from '../forms/use-contract-form.ts';
import { useProviderName } from '../theme/Brand.tsx';
import classes from './Account.module.css';
import type { AccountCalls } from './account-calls.ts';
import { CodeField } from './CodeField.tsx';
import { QrCode } from './QrCode.tsx';

const schema = z.object({ code: AppCode });
const names = { code: 'Code' };

type Props = {
  secret: string;
  account: string;
  send: AccountCalls['confirmFactor'];
  onDone: (codes: string[]) => void;
  onCancel: () => void;
};

/** Scan, then show the first code. */
export const SetUpApp = ({ secret, account, send, onDone, onCancel }: Props) => {
  const address = appAddress({ issuer: useProviderName(), account, secret });
  const form = useContractForm({ schema, initialValues: { code: '' } });
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      onDone={({ recoveryCodes }) => onDone(recoveryCodes)}
      submit="Confirm"
      className={classes.narrow}
      more={
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      }
      start={<Scan start={start} secret={secret} address={address} />}
    >
      <CodeField key={form.key('code')} {...form.getInputProps('code')} />
    </ContractForm>
  );
};

type Scanned = { start: RefObject<HTMLParagraphElement | null>; secret: string; address: string };

const Scan = ({ start, secret, address }: Scanned) => (
  <>
    <p ref={start} tabIndex={-1} className={classes.plain}>
      Scan this with an authenticator app on your phone, and enter the code that it shows within five minutes.
    </p>
    <QrCode text={address} name="QR code for your authenticator app" />
    <div>
      <p className={form_.note}>You cannot scan it? Enter this key in your app instead:</p>
      <code className={classes.key}>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      <p className={form_.note}>
        <a href={address} className={classes.app}>
          Open it in an app on this device
        </a>
      </p>
    </div>
  </>
);
