import { createContext, useContext } from 'react';
import { calendarOf } from '../../shared/ticket/clock.plain.ts';
import type { DeskCapability } from '../../../lambdas/platform/capabilities.ts';
import type { DeskStart } from '../../../lambdas/tickets/desk-tickets.contract.ts';

const StartContext = createContext<DeskStart | undefined>(undefined);
export const StartProvider = StartContext.Provider;

/** Who is signed in, the teams and the technicians; every page inside the frame has it. */
export const useStart = (): DeskStart => {
  const start = useContext(StartContext);
  if (!start) throw new Error('This page stands outside the frame.');
  return start;
};

type Calendar = ReturnType<typeof calendarOf>;
const calendars = new WeakMap<DeskStart['hours'], Calendar>();

/** When the provider is at work; made once, it keeps what it has looked up. */
export const useCalendar = (): Calendar => {
  const { hours } = useStart();
  const made = calendars.get(hours) ?? calendarOf(hours.timeZone, hours.week, hours.holidays);
  calendars.set(hours, made);
  return made;
};

export const useMay = (): ((capability: DeskCapability) => boolean) => {
  const { capabilities } = useStart().me;
  return (capability) => capabilities.includes(capability);
};
