import * as z from 'zod';

/** Money in whole minor units (pence, cents; yen has none) with its currency by ISO 4217. Safe for the browser. */
export const Money = z.object({
  amount: z.int('Please enter an amount.').positive('Please enter an amount.').max(1_000_000_000_00),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency looks like GBP.'),
});
export type Money = z.infer<typeof Money>;

/** How many digits a currency has after its point. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** `1250.00`, as somebody would type it. */
export const plainAmount = ({ amount, currency }: Money): string => {
  const digits = digitsOf(currency);
  const text = String(amount).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

/** `£1,250.00`. */
export const moneyInWords = (money: Money): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: money.currency }).format(
    plainAmount(money) as unknown as Intl.StringNumericLiteral,
  );

/** What somebody typed (`1,250` or `1250.50`) in minor units; undefined when it is no amount of this currency. */
export const readMoney = (typed: string, currency: string): Money | undefined => {
  const digits = digitsOf(currency);
  const [, whole = '', part = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(typed.replaceAll(/[,\s]/g, '')) ?? [];
  if (whole === '' || part.length > digits) return undefined;
  const parsed = Money.safeParse({ amount: Number(whole + part.padEnd(digits, '0')), currency });
  return parsed.success ? parsed.data : undefined;
};
