import type { PreSignUpTriggerEvent } from 'aws-lambda';
import { linkContact } from '../session/link.ts';
import { outcomeWords } from '../session/organisation.model.ts';
import { organisations } from '../session/organisations.ts';

/**
 * Cognito's pre-sign-up trigger. Who comes from an organisation is linked with the contact that there is; the sign-up itself
 * is always refused, so that no user is ever made of it. The page tries again and finds the link.
 */
export async function handler(event: PreSignUpTriggerEvent): Promise<PreSignUpTriggerEvent> {
  // It also runs when we invite somebody (AdminCreateUser).
  if (event.triggerSource !== 'PreSignUp_ExternalProvider') return event;
  const visit = {
    pool: event.userPoolId,
    userName: event.userName,
    attributes: event.request.userAttributes,
  };
  throw new Error(outcomeWords(await linkContact(visit, organisations())));
}
