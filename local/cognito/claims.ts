import * as z from 'zod';
import { CognitoError } from './error.ts';

/*
 * What a pre token generation trigger may do to tokens.
 * Developer guide, "Pre token generation Lambda trigger": event V1_0 changes the ID token, V2_0 the access token too.
 */

export type Claims = Record<string, unknown>;

const groups = z.object({ groupsToOverride: z.array(z.string()).nullish() }).nullish();
const changes = z
  .object({
    claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish(),
    claimsToSuppress: z.array(z.string()).nullish(),
    scopesToAdd: z.array(z.string()).nullish(),
    scopesToSuppress: z.array(z.string()).nullish(),
    groupOverrideDetails: groups,
  })
  .nullish();

const answer = z.object({
  claimsOverrideDetails: changes,
  claimsAndScopeOverrideDetails: z
    .object({ idTokenGeneration: changes, accessTokenGeneration: changes, groupOverrideDetails: groups })
    .nullish(),
});

/** Claims that stay as Cognito wrote them, whatever the trigger says. */
const fixed = new Set([
  ...['acr', 'amr', 'at_hash', 'auth_time', 'azp', 'cognito:username', 'exp', 'iat', 'identities', 'iss'],
  ...['jti', 'nbf', 'nonce', 'origin_jti', 'sub', 'token_use'],
  ...['client_id', 'device_key', 'event_id', 'username', 'version', 'scope'],
]);

const isFixed = (name: string) => fixed.has(name) || name.startsWith('dev:');

function change(
  claims: Claims,
  wanted: z.output<typeof changes>,
  groupNames: string[] | null | undefined,
): Claims {
  const next: Claims = { ...claims };
  for (const [name, value] of Object.entries(wanted?.claimsToAddOrOverride ?? {})) {
    const allowed = name === 'aud' ? value === claims['client_id'] : !isFixed(name);
    if (allowed) next[name] = value;
  }
  for (const name of wanted?.claimsToSuppress ?? []) if (!isFixed(name) && name !== 'aud') delete next[name];
  if (groupNames) next['cognito:groups'] = groupNames;
  return next;
}

function changeScopes(claims: Claims, wanted: z.output<typeof changes>): Claims {
  if (!wanted?.scopesToAdd && !wanted?.scopesToSuppress) return claims;
  const scopes = new Set(String(claims['scope']).split(' '));
  for (const scope of wanted.scopesToAdd ?? []) scopes.add(scope);
  for (const scope of wanted.scopesToSuppress ?? []) scopes.delete(scope);
  return { ...claims, scope: [...scopes].join(' ') };
}

/**
 * Both tokens' claims after the trigger's answer: event version 1 reads `claimsOverrideDetails`, version 2 reads
 * `claimsAndScopeOverrideDetails`, neither the other's. Throws InvalidLambdaResponseException for another shape.
 */
export function applyTokenChanges(
  tokens: { id: Claims; access: Claims },
  response: unknown,
  version: '1' | '2',
): { id: Claims; access: Claims } {
  const parsed = answer.safeParse(response);
  if (!parsed.success)
    throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  if (version === '1') {
    const wanted = parsed.data.claimsOverrideDetails;
    const names = wanted?.groupOverrideDetails?.groupsToOverride;
    return { id: change(tokens.id, wanted, names), access: change(tokens.access, undefined, names) };
  }
  const wanted = parsed.data.claimsAndScopeOverrideDetails;
  const names = wanted?.groupOverrideDetails?.groupsToOverride;
  const access = change(tokens.access, wanted?.accessTokenGeneration, names);
  return {
    id: change(tokens.id, wanted?.idTokenGeneration, names),
    access: changeScopes(access, wanted?.accessTokenGeneration),
  };
}
