import type { Random } from './random.ts';

/** Working time (8:00 to 18:00 UTC, Monday to Friday) and how work is spread over days and hours. Times in ms. */
export const minute = 60_000;
export const hour = 60 * minute;
export const oneDay = 24 * hour;
const opens = 8 * hour;
const closes = 18 * hour;

export const startOfDay = (time: number): number => Math.floor(time / oneDay) * oneDay;
const weekday = (time: number): number => new Date(time).getUTCDay();
export const isWorkday = (time: number): boolean => ![0, 6].includes(weekday(time));

/** The same moment if somebody is at work then, otherwise the next opening. */
function atWork(time: number): number {
  const start = startOfDay(time);
  if (isWorkday(time) && time - start < closes) return Math.max(time, start + opens);
  let next = start + oneDay;
  while (!isWorkday(next)) next += oneDay;
  return next + opens;
}

/** The moment after so many ms of working time. */
export function addWork(time: number, amount: number): number {
  let at = atWork(time);
  let left = amount;
  for (;;) {
    const end = startOfDay(at) + closes;
    if (at + left < end) return at + left;
    left -= end - at;
    at = atWork(end);
  }
}

/** How busy a customer is on a day, 1 on an ordinary one. */
export type Season = (day: Date) => number;

const byWeekday = [0.05, 1.3, 1.1, 1, 1.05, 0.85, 0.1];

/** Days of the span, each with its share of the tickets: weekdays, season, slow growth. */
export function weighDays(from: number, to: number, season: Season): [day: number, weight: number][] {
  const days: [number, number][] = [];
  for (let day = startOfDay(from); day < to; day += oneDay) {
    const growth = 0.75 + (0.5 * (day - from)) / (to - from);
    days.push([day, (byWeekday[weekday(day)] ?? 1) * season(new Date(day)) * growth]);
  }
  return days;
}

const byHour: [number, number][] = [
  [6, 1],
  [7, 4],
  [8, 14],
  [9, 20],
  [10, 16],
  [11, 12],
  [12, 6],
  [13, 9],
  [14, 13],
  [15, 11],
  [16, 8],
  [17, 3],
  [18, 1.5],
  [19, 1],
  [20, 1],
  [21, 0.7],
];

/** A moment of this day: mostly in office hours, with the peak in the morning. */
export const momentOf = (day: number, random: Random): number =>
  day + random.weighted(byHour) * hour + random.between(0, hour - 1);
