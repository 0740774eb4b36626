import type { Impact, RequestType, Urgency } from '../../lambdas/tickets/ticket.model.ts';

/** What kinds of item there are: they decide which stories can be told about them, and which team looks after them. */
export const kinds = {
  laptop: 'workplace',
  desktop: 'workplace',
  tablets: 'workplace',
  printer: 'workplace',
  screen: 'workplace',
  wifi: 'networks',
  network: 'networks',
  internet: 'networks',
  phones: 'networks',
  mail: 'servers-cloud',
  files: 'servers-cloud',
  server: 'servers-cloud',
  backup: 'servers-cloud',
  dental: 'servers-cloud',
  imaging: 'workplace',
  drawing: 'workplace',
  orders: 'servers-cloud',
  saw: 'networks',
  register: 'servers-cloud',
  doors: 'networks',
} as const;
export type Kind = keyof typeof kinds;

/**
 * One kind of trouble or wish, with everything that people say about it. All texts are phrases (wording.ts).
 * Words: {item} {site} {first} (who asks) {colleague} {room} {tech} {weekday} {time} {n} {ref}.
 */
export type Scenario = {
  id: string;
  type: RequestType;
  /** Kinds of item that it can concern. Empty for queries, which name no item. */
  about: readonly Kind[];
  /** Only told by companies that have an item of this kind: for queries about a customer's own systems. */
  where?: Kind;
  urgencies: readonly Urgency[];
  impacts: readonly Impact[];
  /** The forms that it takes: what fits together in one conversation. */
  cases: readonly Case[];
};

export type Exchange = { question: string; answers: string[] };
export type Case = {
  titles: string[];
  description: string;
  tried: string[];
  errors: string[];
  /** Asked in this order. */
  exchanges: Exchange[];
  /** What the desk tells while it works. */
  progress: string[];
  /** What only the desk reads. */
  internal: string[];
  /** What we wait on a supplier for, what came of it, and how it was solved then, if not as usual. */
  vendor?: { waiting: string; news: string; resolutions: string[] };
  resolutions: string[];
  /** Why it was not solved after all, and what was done then. */
  again?: { comment: string; resolution: string };
  closings: string[];
};
