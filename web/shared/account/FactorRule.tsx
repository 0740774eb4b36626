import { Checkbox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubmission } from '../api/use-submission.ts';
import '../theme/mantine-inputs.ts';
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

/** Whether everybody of a company must have a second factor (A9). Says nothing while it is not known. */
export const FactorRule = ({ calls }: { calls: FactorRuleCalls }) => {
  const cache = useQueryClient();
  const queryKey = ['factor-rule', calls.key];
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => calls.get(signal) });
  const { submit, busy } = useSubmission(calls.change);
  if (!data) return null;
  const change = async (required: boolean) => {
    try {
      await submit({ required });
      say(
        required
          ? 'From now on everybody of the company sets up a second factor at the next sign-in.'
          : 'A second factor is for everybody to choose.',
      );
    } catch (problem) {
      say(`Nothing was changed. ${wordsFor(problem)}`);
    }
    await cache.invalidateQueries({ queryKey });
  };
  return (
    <section className={classes.rule} aria-label="Second factor">
      <Checkbox
        label="Everybody of the company must have a second factor"
        description={
          data.byProvider
            ? 'It is required of all customers, so it is required here too.'
            : 'Whoever has none is led through the set-up at the next sign-in, at the latest after 15 minutes.'
        }
        checked={data.required || data.byProvider}
        disabled={data.byProvider || busy}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
    </section>
  );
};
