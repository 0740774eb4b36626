import { reader, shaped } from '../../shared/ui/address.ts';

/** Months as `2026-11`, in UTC as the audit trail keeps them. */

const shape = /^\d{4}-(0[1-9]|1[0-2])$/;
const words = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const start = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

export const readMonth = reader<{ month?: string }>({ month: shaped(shape) });

export const monthOf = (moment: Date): string => moment.toISOString().slice(0, 7);

/** The month `by` months later; earlier when negative. */
export const moveMonth = (month: string, by: number): string => {
  const date = start(month);
  date.setUTCMonth(date.getUTCMonth() + by);
  return monthOf(date);
};

/** `November 2026`. */
export const monthInWords = (month: string): string => words.format(start(month));
