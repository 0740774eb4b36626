import type { DeskCapability, PortalCapability } from './capabilities.ts';
import { newId } from './ids.ts';
import { AppError } from './problem.ts';

declare const companyBrand: unique symbol;
/** A company's id that an actor's policy has let through. Only `companyOf` and `companyForStaff` make one. */
export type CompanyId = string & { readonly [companyBrand]: true };

/** The sign-in that a token came of: its id (`origin_jti`), and when it was, in seconds since the epoch (`auth_time`). */
export type Session = { id: string; since: number };

/** A customer's contact, as the access token names it; `accessVersion` ends it when the contact's access changes. */
export type Customer = {
  kind: 'customer';
  id: string;
  name: string;
  companyId: CompanyId;
  capabilities: ReadonlySet<PortalCapability>;
  /** The sites whose tickets this person sees, for those who see neither all of the company nor their own alone. */
  sites: readonly string[];
  accessVersion: number;
  session?: Session;
  /** For who has a level of the provider's own: the version of the levels that the capabilities were read from. */
  levelsVersion?: number;
};
/** A member of the provider's staff. */
export type Staff = {
  kind: 'staff';
  id: string;
  name: string;
  capabilities: ReadonlySet<DeskCapability>;
  accessVersion: number;
  session?: Session;
};
/** What happens by itself: events, schedules, back-filling. Customers read that the provider did it. */
export type System = { kind: 'system'; id: 'system'; readonly name: string };
export type Actor = Customer | Staff | System;

/** What every use case gets: who acts, when, and under which key the change is safe to repeat. */
export type Context<A extends Actor = Actor> = {
  actor: A;
  now: Date;
  requestId: string;
  /** From the Idempotency-Key header; absent for reads and for the system. */
  onceKey?: string;
  /** Back-filled history: everything is recorded, nobody is mailed. */
  quiet?: boolean;
};

export const system: System = {
  kind: 'system',
  id: 'system',
  get name() {
    return process.env.PROVIDER_NAME ?? 'The service desk';
  },
};

/** The company whose data this customer may touch: its own. */
export const companyOf = (customer: Customer): CompanyId => customer.companyId;

/** Staff serve every company; the system does what staff asked for. */
export const companyForStaff = (_actor: Staff | System, companyId: string): CompanyId =>
  companyId as CompanyId;

export const may = (actor: Customer, capability: PortalCapability): boolean =>
  actor.capabilities.has(capability);

export const idFor = (context: Context): string => newId(context.now);
export const at = (context: Context): string => context.now.toISOString();

/** Who did it, as activity and audit trail keep it. */
export const signature = (actor: Actor) => ({ kind: actor.kind, id: actor.id, name: actor.name });

export const signedOut = (): AppError =>
  new AppError('signed-out', 'You are signed out. Please sign in again.');
