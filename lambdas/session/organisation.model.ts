import * as z from 'zod';
import { refusals, type Refusal } from './refusals.model.ts';

/** An organisation whose people sign in with its own accounts, as the stage's configuration says. */
export const Organisation = z.object({
  /** The name of its identity provider in the user pool. */
  id: z.string(),
  name: z.string(),
  /** The domains of its e-mail addresses, in lower case. It may vouch for these and no others. */
  domains: z.array(z.string()),
  /** Whether its people may sign in with a password as well. */
  passwords: z.boolean(),
});
export type Organisation = z.infer<typeof Organisation>;

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** Depends on the domain alone: it tells nothing about who is known here. */
export const organisationFor = (all: readonly Organisation[], domain: string): Organisation | undefined =>
  all.find(({ domains }) => domains.includes(domain.toLowerCase()));

/** What the sign-in page is told when somebody comes back without having been let in. */
export const SignOnProblem = z.enum([...refusals, 'cancelled', 'again', 'failed']);
export type SignOnProblem = z.infer<typeof SignOnProblem>;

const mark = /\[sign-on: ([a-z-]+)\]/;

/**
 * What the pre-sign-up trigger ends with, always: nobody new is ever made. Cognito carries the words of the error to the
 * page that called it, among its own, which "are not fixed" (developer guide, "Managed login and federation error responses").
 */
export const outcomeWords = (outcome: Refusal | 'linked'): string => `[sign-on: ${outcome}]`;
export const outcomeIn = (words: string): string | undefined => mark.exec(words)?.[1];
