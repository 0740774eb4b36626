import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { amountFault, type Money, readMoney } from '../../../lambdas/approvals/money.model.ts';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { call } from '../client.ts';
import { currencies } from '../parts/currencies.ts';
import { Refusal } from './Refusal.tsx';
import classes from './Ticket.module.css';
import { useTicketChange } from './use-ticket-change.ts';

type Body = { version: number; reason: string; cost: Money | undefined };

/** What the board is asked: what for, and what it costs. */
export const AskForm = ({ page, onEnd }: { page: TicketPage; onEnd: () => void }) => {
  const { companyId, number, version } = page.ticket;
  const [reason, setReason] = useState('');
  const [cost, setCost] = useState('');
  const [currency, setCurrency] = useState(page.approval?.cost?.currency ?? 'GBP');
  const [wrong, setWrong] = useState<{ reason?: string; cost?: string }>({});
  const first = useRef<HTMLTextAreaElement>(null);
  const second = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { change, busy, error, late } = useTicketChange(
    page.ticket,
    useCallback(
      (body: Body, key: string) => call('askApproval', { params: { companyId, number }, body }, { key }),
      [companyId, number],
    ),
  );
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const money = cost.trim() === '' ? undefined : readMoney(cost, currency);
    const faults = {
      ...(reason.trim() === '' && { reason: 'Please write what is to be approved.' }),
      ...(cost.trim() !== '' && !money && { cost: amountFault(cost, currency) }),
    };
    setWrong(faults);
    if (faults.reason) return first.current?.focus();
    if (faults.cost) return second.current?.focus();
    if (
      await change({ version, reason, cost: money }, 'The board is asked. The ticket waits for its approval.')
    )
      onEnd();
  };
  return (
    <form noValidate className={classes.ask} onSubmit={(event) => void ask(event)}>
      <Textarea
        ref={first}
        label="What is to be approved?"
        description="The board reads this, with the ticket."
        required
        rows={4}
        value={reason}
        error={wrong.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.cost}>
        <TextInput
          ref={second}
          label="Cost (optional)"
          inputMode="decimal"
          value={cost}
          error={wrong.cost}
          onChange={(event) => setCost(event.currentTarget.value)}
        />
        <NativeSelect
          label="Currency"
          data={currencies}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
      </div>
      <Refusal error={error} late={late} kept />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          Ask the board
        </Button>
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
