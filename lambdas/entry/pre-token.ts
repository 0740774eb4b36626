import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { claimsFor } from '../session/claims.ts';
import { isSetUpClient } from '../session/set-up-clients.ts';

/** Cognito's pre-token-generation trigger, version 2: who the person is and what it may do, in the access token. */
export async function handler(
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> {
  const [claims, setsUp] = await Promise.all([
    claimsFor(event.request.userAttributes),
    isSetUpClient(event.callerContext.clientId),
  ]);
  if (!claims) throw new Error('This person has no access.');
  // Without this scope nobody can change or delete the own user with the token: that is ours to do. One client's tokens
  // keep it, to set up an authenticator app; they say nothing of the person, and no API takes them.
  const scopesToSuppress = ['aws.cognito.signin.user.admin'];
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: setsUp ? {} : { claimsToAddOrOverride: claims, scopesToSuppress },
    },
  };
  return event;
}
