import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { claimsFor } from '../session/claims.ts';

/** Cognito's pre-token-generation trigger, version 2: who the person is and what it may do, in the access token. */
export async function handler(
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> {
  const claims = await claimsFor(event.request.userAttributes);
  if (!claims) throw new Error('This person has no access.');
  // Without this scope nobody can change or delete the own user with the token: that is ours to do.
  const scopesToSuppress = ['aws.cognito.signin.user.admin'];
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { claimsToAddOrOverride: claims, scopesToSuppress },
    },
  };
  return event;
}
