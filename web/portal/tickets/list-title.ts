import { listNames, type ListSearch } from './list-search.ts';

/** What a list is called, with its time: "Tickets opened, November 2026". */
export const listTitle = ({ list, period: time }: ListSearch): string =>
  time === undefined ? listNames[list] : `${listNames[list]}, ${periodInWords(time)}`;

const monthName = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** `2026-11` as "November 2026". */
export const monthInWords = (month: string): string => monthName.format(new Date(`${month}-15T00:00:00Z`));
const periodInWords = (time: string): string => (time.length === 4 ? time : monthInWords(time));
