import * as z from 'zod';
import { contract } from '../platform/contract.ts';

/** The name of a domain, as it follows the @ of an address. */
const domain = z.string().trim().toLowerCase().min(1).max(255);
const why = 'Nobody is signed in yet: this is the way in through the own organisation.';
/** Texts that Cognito chooses. */
const given = z.string().max(4_000).optional();

/** Signing in with the own organisation's account: OpenID Connect through Cognito's hosted endpoints (A8). */
export const signOnContract = contract({
  getOrganisation: {
    app: 'session',
    public: 'The sign-in page asks before anybody is known; the answer depends on the domain alone.',
    method: 'GET',
    path: '/portal/organisation',
    summary: 'Whether people with addresses of this domain sign in with their organisation’s account',
    query: z.object({ domain }),
    response: z.object({
      organisation: z
        .object({
          name: z.string(),
          /** Whether a password does as well. */
          passwords: z.boolean(),
        })
        .optional(),
    }),
  },
  startSignOn: {
    app: 'session',
    public: why,
    method: 'GET',
    path: '/portal/sign-on/start',
    summary: 'To the organisation of this domain, to sign in there',
    query: z.object({
      domain,
      /** The page to come to: a path of the portal; anything else leads to its home page. */
      next: z.string().max(2_000).optional(),
      remember: z.stringbool().default(false),
      /** Asks which account, also of somebody who is signed in at the organisation. */
      choose: z.stringbool().default(false),
    }),
    redirects: true,
  },
  finishSignOn: {
    app: 'session',
    public: why,
    method: 'GET',
    path: '/portal/sign-on/done',
    summary: 'Back from the organisation: signs in, or leads to the sign-in page with what went wrong',
    query: z.object({ code: given, state: given, error: given, error_description: given }),
    redirects: true,
  },
  enterAfterSignOn: {
    app: 'session',
    public: why,
    method: 'GET',
    path: '/portal/sign-on/in',
    summary: 'To the page that was wished for, after Cognito has forgotten the browser',
    redirects: true,
  },
});
