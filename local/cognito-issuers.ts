import type { Cognito } from './cognito/cognito.ts';
import { createJwtVerifier } from './cognito/verify.ts';
import type { Verify } from './http-api/authorizer.ts';

/** Templates name Cognito's public issuers; tokens made here name the local ones. */
export function createVerifier(cognito: Cognito, now: () => number): Verify {
  const verify = createJwtVerifier((issuer) => cognito.keys(issuer), now);
  const locals = new Map<string, string>();
  const local = (issuer: string): string => {
    const known = locals.get(issuer);
    if (known) return known;
    const poolId = /^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com\/([\w-]+)$/.exec(issuer)?.[1];
    const found = poolId ? cognito.issuer(poolId) : issuer;
    locals.set(issuer, found);
    return found;
  };
  return (token, issuer, audiences) => verify(token, local(issuer), audiences);
}
