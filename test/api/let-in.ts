import { randomUUID } from 'node:crypto';
import { signIn } from './accounts.ts';
import type { Stage } from './stage.ts';

/** How somebody new gets a session: by the welcome mail's one-time password to an own one. */
export async function letIn({ cloud }: Stage, email: string): Promise<string> {
  await cloud.settled();
  const mail = (await cloud.mails()).findLast((one) => one.to.join().includes(email));
  const once = /One-time password: (\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const { site } = cloud.addresses;
  const { body } = await signIn(site, 'portal', email, once);
  const { challenge } = body as { challenge: string };
  const answer = await postTo(site, 'new-password', { email, challenge, password: 'My-own-secret-9' });
  if (!answer.ok) throw new Error(`${email} was not let in: ${answer.status} ${await answer.text()}`);
  return cookiesOf(answer);
}

export const postTo = (site: string, path: string, body: object, cookie = ''): Promise<Response> =>
  fetch(`${site}/api/session/portal/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
    body: JSON.stringify(body),
  });

export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
