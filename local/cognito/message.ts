import type { Directory } from './directory.ts';
import { CognitoError } from './error.ts';
import type { Pool, User } from './state.ts';
import { runTrigger } from './triggers.ts';

/** What the pool writes by itself: an invitation with a temporary password, or a code to choose a new one. */
export type Occasion = 'AdminCreateUser' | 'ForgotPassword';

const codeMark = '{####}';
const nameMark = '{username}';

function poolTemplate(pool: Pool, occasion: Occasion): { subject: string; body: string } {
  const { settings } = pool;
  if (occasion === 'AdminCreateUser') {
    const template = settings.AdminCreateUserConfig.InviteMessageTemplate;
    return {
      subject: template?.EmailSubject ?? 'Your temporary password',
      body: template?.EmailMessage ?? `Your username is ${nameMark} and temporary password is ${codeMark}.`,
    };
  }
  const template = settings.VerificationMessageTemplate;
  return {
    subject: template?.EmailSubject ?? settings.EmailVerificationSubject ?? 'Your verification code',
    body:
      template?.EmailMessage ?? settings.EmailVerificationMessage ?? `Your confirmation code is ${codeMark}`,
  };
}

/** A trigger's text counts only when it keeps the marks (developer guide, "Custom message Lambda trigger"). */
const keepsMarks = (body: string, occasion: Occasion) =>
  body.includes(codeMark) && (occasion === 'ForgotPassword' || body.includes(nameMark));

async function wording(directory: Directory, pool: Pool, user: User, message: Message) {
  const invitation = message.occasion === 'AdminCreateUser';
  const response = await runTrigger(directory, pool, {
    name: 'CustomMessage',
    source: `CustomMessage_${message.occasion}`,
    clientId: message.clientId,
    user,
    request: {
      codeParameter: codeMark,
      linkParameter: '{##Click Here##}',
      usernameParameter: invitation ? nameMark : null,
      ...(message.metadata && { clientMetadata: message.metadata }),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  });
  const template = poolTemplate(pool, message.occasion);
  const { emailMessage: body, emailSubject: subject } = response ?? {};
  if (typeof body !== 'string' || !keepsMarks(body, message.occasion)) return template;
  return { body, subject: typeof subject === 'string' ? subject : template.subject };
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export type Message = {
  occasion: Occasion;
  /** The temporary password or the confirmation code. */
  code: string;
  clientId: string;
  metadata?: Record<string, string> | undefined;
};

/**
 * Mails a code to a user, in the words of the CustomMessage trigger, the pool, or Cognito, in this order.
 * Throws CodeDeliveryFailureException when the mail cannot be handed over.
 */
export async function mailCode(
  directory: Directory,
  pool: Pool,
  user: User,
  message: Message,
): Promise<void> {
  const to = user.attributes['email'];
  if (!to) throw new CognitoError('CodeDeliveryFailureException', 'The user has no email address.');
  const words = await wording(directory, pool, user, message);
  const name = pool.settings.UsernameAttributes.includes('email') ? to : user.username;
  const html = words.body
    .replaceAll(codeMark, () => escapeHtml(message.code))
    .replaceAll(nameMark, () => escapeHtml(name));
  const from = pool.settings.EmailConfiguration.From ?? 'no-reply@verificationemail.com';
  await directory.sendMail({ from, to, subject: words.subject, html }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CognitoError('CodeDeliveryFailureException', `Failed to deliver the message: ${reason}`);
  });
}

/** An address as Cognito shows it to someone who is not signed in: first letters only. */
export function maskAddress(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${name.charAt(0)}***@${domain.charAt(0)}***`;
}
