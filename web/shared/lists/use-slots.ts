import { useState } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';

/** A place on the screen, as React knows it, by the ticket that is in it. */
type Slots = ReadonlyMap<string, number>;

/**
 * The places of these tickets. A ticket that stays keeps its place, so that the focus stays on it when news come in.
 * Where somebody has asked for others (`again`), those that come take the places of those that go: to write other
 * words into a row costs half of making a new one.
 */
export const slotsOf = (before: Slots, numbers: readonly string[], again: boolean): Slots => {
  const stays = new Set(numbers);
  const free = again ? [...before].flatMap(([number, slot]) => (stays.has(number) ? [] : [slot])) : [];
  let next = Math.max(-1, ...before.values()) + 1;
  return new Map(numbers.map((number) => [number, before.get(number) ?? free.shift() ?? next++]));
};

/** `asked` is what somebody asked for, the same object until they ask for something else. `tickets` must be stable. */
export const useSlots = (tickets: readonly Ticket[], asked: unknown): Slots => {
  const [kept, setKept] = useState(() => ({
    tickets,
    asked,
    slots: slotsOf(new Map(), numbersOf(tickets), false),
  }));
  if (kept.tickets === tickets) return kept.slots;
  const slots = slotsOf(kept.slots, numbersOf(tickets), kept.asked !== asked);
  setKept({ tickets, asked, slots });
  return slots;
};

const numbersOf = (tickets: readonly Ticket[]): string[] => tickets.map(({ number }) => number);
