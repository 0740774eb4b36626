import { createHmac, timingSafeEqual } from 'node:crypto';
import { notAuthorized } from './error.ts';
import type { Client } from './state.ts';

const hashOf = (client: Client, name: string) =>
  createHmac('sha256', client.secret ?? '')
    .update(name + client.id)
    .digest();

/**
 * Developer guide, "Computing secret hash values": a client with a secret proves that it knows it, for each name.
 * `names` are those that Cognito accepts in the hash: to refresh it is the username itself, never an address.
 */
export function checkSecretHash(client: Client, names: string[], given: string | undefined): void {
  if (client.secret === undefined) {
    if (given) throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
    return;
  }
  if (!given)
    throw notAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`);
  const bytes = Buffer.from(given, 'base64');
  const right = names.some((name) => {
    const expected = hashOf(client, name);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  if (!right) throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
}
