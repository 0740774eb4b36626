import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnFactor } from '../../../lambdas/account/account.model.ts';
import form_ from '../forms/form.module.css';
import { say } from '../ui/flash.ts';
import { ErrorState, Loading } from '../ui/states.tsx';
import { absoluteTime } from '../ui/time.ts';
import classes from './Account.module.css';
import type { AccountCalls } from './account-calls.ts';
import { factorQuery } from './factor-query.ts';
import { ProofForm } from './ProofForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SetUpApp } from './SetUpApp.tsx';

type Step =
  | { at: 'rest' }
  | { at: 'proof' | 'new-codes' | 'off' }
  | { at: 'app'; secret: string; account: string }
  | { at: 'codes'; codes: string[] };

/** The code of an authenticator app besides the password (A9). */
export const SecondFactor = ({ calls }: { calls: AccountCalls }) => {
  const { data, error, refetch } = useQuery(factorQuery(calls));
  const cache = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const rest = () => {
    setStep({ at: 'rest' });
    void cache.invalidateQueries({ queryKey: factorQuery(calls).queryKey });
    document.getElementById('second-factor')?.focus();
  };
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="your second factor" lines={2} />
    );
  const showCodes = ({ recoveryCodes }: { recoveryCodes: string[] }) =>
    setStep({ at: 'codes', codes: recoveryCodes });
  switch (step.at) {
    case 'rest':
      return <Standing factor={data} go={(at) => setStep({ at })} />;
    case 'proof':
      return (
        <ProofForm
          key="proof"
          withCode={data.since !== undefined}
          send={calls.beginFactor}
          submit="Continue"
          onDone={(answer) => setStep({ at: 'app', ...answer })}
          onCancel={rest}
        />
      );
    case 'app':
      return (
        <SetUpApp
          secret={step.secret}
          account={step.account}
          send={calls.confirmFactor}
          onDone={(recoveryCodes) => showCodes({ recoveryCodes })}
          onCancel={rest}
        />
      );
    case 'codes':
      return <RecoveryCodes codes={step.codes} onDone={rest} />;
    case 'new-codes':
      return (
        <ProofForm
          key="new-codes"
          withCode
          send={calls.renewCodes}
          submit="Make new codes"
          onDone={showCodes}
          onCancel={rest}
        >
          <p className={classes.plain}>The codes that you have are good for nothing then.</p>
        </ProofForm>
      );
    case 'off':
      return (
        <ProofForm
          key="off"
          withCode
          send={calls.endFactor}
          submit="Turn off"
          onDone={() => {
            say('Your second factor is turned off.');
            rest();
          }}
          onCancel={rest}
        />
      );
  }
};

type StandingProps = { factor: OwnFactor; go: (at: 'proof' | 'new-codes' | 'off') => void };

const Standing = ({ factor: { since, codesLeft, required }, go }: StandingProps) =>
  since === undefined ? (
    <div className={form_.form}>
      <p className={classes.plain}>
        Off. With an authenticator app on your phone, nobody gets in with your password alone.
      </p>
      <div className={form_.actions}>
        <Button onClick={() => go('proof')}>Set up an authenticator app</Button>
      </div>
    </div>
  ) : (
    <div className={form_.form}>
      <p className={classes.plain}>
        On since {absoluteTime(since)}.{' '}
        {codesLeft === 1 ? 'One recovery code is left.' : `${codesLeft} recovery codes are left.`}
        {required ? ' It is required for you, so it cannot be turned off.' : null}
      </p>
      <div className={form_.actions}>
        <Button variant="default" onClick={() => go('proof')}>
          Move to another app
        </Button>
        <Button variant="default" onClick={() => go('new-codes')}>
          New recovery codes
        </Button>
        {required ? null : (
          <Button variant="default" onClick={() => go('off')}>
            Turn off
          </Button>
        )}
      </div>
    </div>
  );
