import { Checkbox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSubmission } from '../api/use-submission.ts';
import '../theme/mantine-inputs.ts';
import { Ask } from '../ui/Ask.tsx';
import { say } from '../ui/flash.ts';
import { wordsFor } from '../ui/states.tsx';
import classes from './Account.module.css';

export type FactorRuleCalls = {
  /** Names the rule in the cache: one for each company. */
  key: string;
  get(signal: AbortSignal): Promise<{ required: boolean; byProvider: boolean }>;
  /** Must be stable: it keeps the key of a submission whose outcome is unknown. */
  change(body: { required: boolean }, key: string): Promise<undefined>;
};

const meaning = {
  on: 'Everybody who signs in with a password and has no second factor yet sets one up, with an authenticator app on a phone, before anything else: at the next sign-in, or within 15 minutes for those who are signed in now.',
  off: 'People who have a second factor are still asked for it, and may turn it off. People who have none sign in with the password alone.',
};

/** Whether everybody of a company must have a second factor (A9). Says nothing while it is not known, but keeps its room. */
export const FactorRule = ({ calls }: { calls: FactorRuleCalls }) => {
  const cache = useQueryClient();
  const queryKey = ['factor-rule', calls.key];
  const { data, error } = useQuery({ queryKey, queryFn: ({ signal }) => calls.get(signal) });
  const { submit, busy } = useSubmission(calls.change);
  const [asked, setAsked] = useState<boolean>();
  if (!data && error) return null;
  const change = async (required: boolean) => {
    try {
      await submit({ required });
      say(
        required
          ? 'From now on everybody of the company needs a second factor.'
          : 'A second factor is for everybody to choose.',
      );
    } catch (problem) {
      say(`Nothing was changed. ${wordsFor(problem)}`);
    }
    await cache.invalidateQueries({ queryKey });
    setAsked(undefined);
  };
  return (
    <section className={classes.rule} aria-label="Second factor" data-known={data !== undefined}>
      <Checkbox
        label="Everybody of the company must have a second factor"
        description={
          data?.byProvider
            ? 'It is required of all customers, so it is required here too.'
            : 'This is for people who sign in with a password of their own for this portal. People who sign in with your organisation’s account follow its rules instead.'
        }
        checked={data?.required || data?.byProvider || false}
        disabled={data?.byProvider || busy}
        onChange={(event) => setAsked(event.currentTarget.checked)}
      />
      {asked === undefined ? null : (
        <Ask
          title={asked ? 'Require a second factor of everybody?' : 'Leave the second factor to everybody?'}
          yes={asked ? 'Require it' : 'Leave it to everybody'}
          busy={busy}
          onYes={() => void change(asked)}
          onNo={() => setAsked(undefined)}
        >
          <p>{asked ? meaning.on : meaning.off}</p>
        </Ask>
      )}
    </section>
  );
};
