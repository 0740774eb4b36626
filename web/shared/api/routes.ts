import type { contracts } from '../../../lambdas/contracts.ts';
import type { Answer, Route, Sends } from '../../../lambdas/platform/contract.ts';

type Contracts = typeof contracts;
type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
/** Every route of the contracts, by its name. */
export type Routes = Together<Contracts[keyof Contracts]>;
export type RouteName = keyof Routes;

export type Door = 'portal' | 'desk';
type AppOf<R> = R extends { app: infer A } ? A : never;
/** The routes that an application may call: its own and the way out; or the public ones, for the sign-in pages. */
export type RouteOf<A extends Door | 'session'> =
  | { [N in RouteName]: AppOf<Routes[N]> extends A ? N : never }[RouteName]
  | 'signOut';

type RouteAt<N extends RouteName> = Routes[N] extends Route ? Routes[N] : never;
export type SendsOf<N extends RouteName> = Sends<RouteAt<N>>;
export type AnswerOf<N extends RouteName> = Answer<RouteAt<N>>;

/** What a call may be told besides what it sends. */
export type CallOptions = {
  /** The submission's key (use-submission.ts). Absent on a change: a key for this one call. */
  key?: string;
  signal?: AbortSignal;
  /** The answer at hand, if any: it comes back when the service says that nothing has changed (tags.ts). */
  known?: unknown;
};
