import type { TreatedContact } from '../../../lambdas/contacts/contacts.contract.ts';

/** Treats many contacts, so many a request, apart from the page, so that it can be tested. */
export type Act = 'deactivate' | 'welcome';
export type Send = (
  body: { act: Act; contactIds: string[] },
  key: string,
) => Promise<{ results: TreatedContact[] }>;

/** Whom an act is about: access ends for those who have it. */
export const concerned = <C extends { access: { active: boolean } }>(act: Act, chosen: readonly C[]): C[] =>
  chosen.filter(({ access }) => act === 'welcome' || access.active);

/** Contacts in a request: fewer than the service takes, so that progress shows and each answer comes soon. */
export const atOnce = 25;

export type Batch = { contactIds: string[]; key: string };

/** The requests that treat these contacts; each has its key for good, so that it can be sent again as it was. */
export const batchesOf = (contactIds: readonly string[], newKey: () => string): Batch[] =>
  Array.from({ length: Math.ceil(contactIds.length / atOnce) }, (_, at) => ({
    contactIds: contactIds.slice(at * atOnce, (at + 1) * atOnce),
    key: newKey(),
  }));

/**
 * Sends what is left, one after the other. Throws what the service or the connection says; what was answered until then
 * has been told, and the rest can be sent again: a batch that was carried out already answers the same.
 */
export async function treatAll(
  batches: readonly Batch[],
  act: Act,
  send: Send,
  onAnswer: (results: readonly TreatedContact[]) => void,
): Promise<void> {
  for (const { contactIds, key } of batches) onAnswer((await send({ act, contactIds }, key)).results);
}
