import { Button, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Decision } from '../../../lambdas/approvals/round.model.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';

type Props = {
  decision: Decision['decision'];
  /** What is decided: "the request", "3 tickets". */
  what: string;
  busy: boolean;
  send: (reason: string | undefined) => Promise<void>;
  onEnd: () => void;
};

/** Approves, with a few words or without, or declines with the reason. */
export const DecisionForm = ({ decision, what, busy, send, onEnd }: Props) => {
  const [error, setError] = useState<unknown>();
  const form = useContractForm({ schema: Decision, initialValues: { decision, reason: '' } });
  const approves = decision === 'approve';
  // The focus comes along into the form that has opened.
  useEffect(() => form.getInputNode('reason')?.focus(), [form]);
  const save = async (reason: string) => {
    if (busy) return;
    setError(undefined);
    try {
      await send(reason.trim() === '' ? undefined : reason);
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };
  return (
    <form
      noValidate
      className={form_.form}
      onSubmit={form.onSubmit(
        ({ reason }) => void save(reason),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      {error === undefined ? null : <ErrorSummary errors={{}} names={{}} error={error} />}
      <Textarea
        key={form.key('reason')}
        {...form.getInputProps('reason')}
        label={approves ? 'A comment (optional)' : 'Why do you decline?'}
        description="Everybody who sees the ticket can read this."
        required={!approves}
        rows={3}
        resize="vertical"
      />
      <div className={form_.actions}>
        <Button type="submit" loading={busy} {...(approves ? {} : { color: 'red.9' })}>
          {approves ? `Approve ${what}` : `Decline ${what}`}
        </Button>
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
