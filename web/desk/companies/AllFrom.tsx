import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { amountFault, type Money, plainAmount, readMoney } from '../../../lambdas/approvals/money.model.ts';
import { currencies } from '../parts/currencies.ts';
import classes from './Companies.module.css';

type Props = {
  /** Where the form finds the field. */
  path: string;
  from: Money | undefined;
  error: ReactNode;
  onChange: (from: Money | undefined) => void;
};

/** From which cost on all members must approve, though one is enough for less (E8). */
export const AllFrom = ({ path, from, error, onChange }: Props) => {
  const [amount, setAmount] = useState(from ? plainAmount(from) : '');
  const [currency, setCurrency] = useState(from?.currency ?? 'GBP');
  const change = (typed: string, unit: string) => {
    setAmount(typed);
    setCurrency(unit);
    // What is no amount is no price of nothing either: the form says so.
    onChange(typed.trim() === '' ? undefined : (readMoney(typed, unit) ?? { amount: 0, currency: unit }));
  };
  return (
    <div className={classes.money}>
      <TextInput
        data-path={path}
        label="All must approve from"
        description="Where one is enough for less. Empty: whatever it costs."
        inputMode="decimal"
        value={amount}
        error={
          error && amount.trim() !== '' && !readMoney(amount, currency)
            ? amountFault(amount, currency)
            : error
        }
        onChange={(event) => change(event.currentTarget.value, currency)}
      />
      <NativeSelect
        label="Currency"
        data={currencies}
        value={currency}
        onChange={(event) => change(amount, event.currentTarget.value)}
      />
    </div>
  );
};
