import type * as z from 'zod';
import type { DeskCapability, PortalCapability } from './capabilities.ts';

/**
 * A route, declared once. From it come the gateway's route and authorizer, the validation of request and response,
 * the authorization check, the typed client, the OpenAPI document and the test of every route with every persona.
 * `app` decides who may call: portal = customers, desk = staff, session = anybody (the public routes, each with its reason).
 */
type Shape = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/<app>`; parameters as `{number}`. */
  path: `/${string}`;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Absent: 204 and no body. Fields that it does not declare never leave. */
  response?: z.ZodType;
  /** Leads the browser on (302) instead of answering data: for addresses that people's browsers are sent to. */
  redirects?: true;
  /** Answers carry an ETag; asked with If-None-Match, an unchanged one is 304 for one small read (freshness.ts). */
  conditional?: true;
  /** The function that serves it, where that is not its application's own. */
  by?: 'account';
};

export type PortalRoute = Shape & { app: 'portal'; can: PortalCapability };
export type DeskRoute = Shape & { app: 'desk'; can: DeskCapability };
export type PublicRoute = Shape & {
  app: 'session';
  public: string;
  /** Why a change comes without an Idempotency-Key: others than our pages call it. */
  keyless?: string;
};
export type Route = PortalRoute | DeskRoute | PublicRoute;
export type Contract = Record<string, Route>;

type In<S> = S extends z.ZodType ? z.infer<S> : undefined;
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a use case receives for a route: parsed and complete. */
export type Input<R extends Route> = { params: In<R['params']>; query: In<R['query']>; body: In<R['body']> };
/** Where a redirecting route leads: a path of this site, or a whole address elsewhere. */
export type Redirect = { location: string };
/** What a use case returns for a route. */
export type Output<R extends Route> = R extends { redirects: true }
  ? Redirect
  : R['response'] extends z.ZodType
    ? z.input<R['response']>
    : void;
/** What a caller sends: only the parts that the route declares. */
export type Sends<R extends Route> = (R['params'] extends z.ZodType
  ? { params: Sent<R['params']> }
  : unknown) &
  (R['query'] extends z.ZodType ? { query?: Sent<R['query']> } : unknown) &
  (R['body'] extends z.ZodType ? { body: Sent<R['body']> } : unknown);
/** What a caller gets back. */
export type Answer<R extends Route> = R['response'] extends z.ZodType ? z.output<R['response']> : undefined;

/** Declares the routes of a feature; the types are kept as written. */
export const contract = <const C extends Contract>(routes: C): C => routes;

/** The whole path as API Gateway knows it. */
export const fullPath = (route: Route): string => `/api/${route.app}${route.path}`;
/** API Gateway's route key, which the event carries back: `GET /api/portal/tickets/{number}`. */
export const routeKey = (route: Route): string => `${route.method} ${fullPath(route)}`;
/** Whether a call changes something: such calls carry an Idempotency-Key header, but for those that say why not. */
export const changes = (route: Route): boolean => route.method !== 'GET';
export const needsKey = (route: Route): boolean =>
  changes(route) && !(route.app === 'session' && route.keyless);
