import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { claimsFor } from '../session/claims.ts';

/** Cognito's pre-token-generation trigger, version 2: who the person is and what it may do, in the access token. */
export async function handler(
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> {
  const claims = await claimsFor(event.request.userAttributes);
  if (!claims) throw new Error('This person has no access.');
  event.response = {
    claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: claims } },
  };
  return event;
}
