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

/** Whole digits, or groups of three with one and the same mark between them; then a point and what is below it. */
const amountForm = /^(\d{1,12}|\d{1,3}(?:([,\s])\d{3})(?:\2\d{3})*)(?:\.(\d+))?$/;

/**
 * What somebody typed (`1,250`, `1 250` or `1250.50`) in minor units; undefined when it is no amount of this currency,
 * or could be meant in two ways: a comma is never taken for a point, nor left out where it parts no thousands.
 */
export const readMoney = (typed: string, currency: string): Money | undefined => {
  const digits = digitsOf(currency);
  const [, whole = '', , part = ''] = amountForm.exec(typed.trim()) ?? [];
  if (whole === '' || part.length > digits) return undefined;
  const amount = Number(whole.replaceAll(/\D/g, '') + part.padEnd(digits, '0'));
  const parsed = Money.safeParse({ amount, currency });
  return parsed.success ? parsed.data : undefined;
};

/** Why `readMoney` takes what somebody typed for no amount, and how to write it. */
export const amountFault = (typed: string, currency: string): string => {
  const pointed = typed
    .trim()
    .replaceAll(/[\s.](?=\d{3}\D)/g, '')
    .replace(/,(?=\d+$)/, '.');
  const meant = pointed === typed.trim() ? undefined : readMoney(pointed, currency);
  if (meant && digitsOf(currency) > 0) return `Please write ${plainAmount(meant)}, with a point.`;
  const example = moneyInWords({ amount: 1250 * 10 ** digitsOf(currency), currency }).replaceAll(
    /[^\d.,]/g,
    '',
  );
  return `Please enter an amount such as ${example}.`;
};
