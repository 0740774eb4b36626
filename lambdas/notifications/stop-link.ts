import { sameText, signatureOf } from '../platform/signed.ts';

/** Whose mails a link stops. It never ends: a mail may be opened years later, and stopping is always allowed. */
export type Reader = { companyId: string; contactId: string };

const sign = async ({ companyId, contactId }: Reader): Promise<string> =>
  (await signatureOf('stop-mails', `${companyId}\n${contactId}`)).toString('base64url');

export const stopToken = async (reader: Reader): Promise<string> =>
  [reader.companyId, reader.contactId, await sign(reader)].join('.');

/** Undefined for a token that is not ours. */
export async function readStopToken(token: string): Promise<Reader | undefined> {
  const [companyId = '', contactId = '', given = '', ...more] = token.split('.');
  const reader = { companyId, contactId };
  return more.length === 0 && sameText(given, await sign(reader)) ? reader : undefined;
}
