import type { CustomMessageTriggerEvent } from 'aws-lambda';
import { codeLetter } from '../contacts/contacts.mail.ts';
import { renderHtml } from '../platform/mail.ts';
import { siteAddress } from '../platform/site.ts';

/** Cognito's custom-message trigger: our words around the code for a new password. */
export async function handler(event: CustomMessageTriggerEvent): Promise<CustomMessageTriggerEvent> {
  if (event.triggerSource !== 'CustomMessage_ForgotPassword') return event;
  const { email = '', 'custom:staff': staff } = event.request.userAttributes as Record<string, string>;
  const link = `${staff ? '/desk' : ''}/sign-in/?reset=1&email=${encodeURIComponent(email)}`;
  const letter = codeLetter({ code: event.request.codeParameter, link });
  const providerName = process.env.PROVIDER_NAME ?? '';
  event.response.emailSubject = letter.subject;
  event.response.emailMessage = renderHtml(letter, { providerName, phone: '', address: await siteAddress() });
  return event;
}
