import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod';
import { appAddress } from '../../../lambdas/session/app-address.model.ts';
import { AppCode } from '../../../lambdas/session/recovery.model.ts';
import { useSubmission } from '../api/use-submission.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import form_ from '../forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../forms/use-contract-form.ts';
import { useProviderName } from '../theme/Brand.tsx';
import classes from './Account.module.css';
import type { AccountCalls } from './account-calls.ts';
import { CodeField } from './CodeField.tsx';
import { QrCode } from './QrCode.tsx';

const schema = z.object({ code: AppCode });

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
  const { submit, busy } = useSubmission(send);
  const [error, setError] = useState<unknown>();
  const form = useContractForm({ schema, initialValues: { code: '' } });
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
  const confirm = async ({ code }: { code: string }) => {
    if (busy) return;
    setError(undefined);
    try {
      onDone((await submit({ code })).recoveryCodes);
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };
  return (
    <form
      noValidate
      className={`${form_.form} ${classes.narrow}`}
      onSubmit={form.onSubmit(
        (values) => void confirm(values),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      <p ref={start} tabIndex={-1} className={classes.plain}>
        Scan this with an authenticator app on your phone, and enter the code that it shows within five
        minutes.
      </p>
      <QrCode text={address} name="QR code for your authenticator app" />
      <div>
        <p className={form_.note}>You cannot scan it? Enter this key in your app instead:</p>
        <code className={classes.key}>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        <p className={form_.note}>
          <a href={address}>Open it in an app on this device</a>
        </p>
      </div>
      <ErrorSummary errors={form.errors} names={{}} error={error} />
      <CodeField key={form.key('code')} {...form.getInputProps('code')} />
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Confirm
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
