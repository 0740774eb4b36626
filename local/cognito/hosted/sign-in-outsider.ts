import { changedAttributes, type AttributeList } from '../attributes.ts';
import type { Directory } from '../directory.ts';
import { CognitoError, invalidParameter, notAuthorized } from '../error.ts';
import type { ProviderSettings } from '../settings.ts';
import type { Client, Pool, User } from '../state.ts';
import { runTrigger } from '../triggers.ts';
import { addAliases, addOutsider, dropAliases, linkedUser, outsideName } from '../users.ts';

type Parties = { pool: Pool; client: Client; provider: ProviderSettings };

/** The claims as attributes of the pool. `username` is always the subject and is no attribute. */
const mapped = ({ AttributeMapping }: ProviderSettings, claims: Record<string, unknown>): AttributeList =>
  Object.entries(AttributeMapping)
    .filter(([name, claim]) => name !== 'username' && claims[claim] !== undefined)
    .map(([Name, claim]) => ({ Name, Value: String(claims[claim]) }));

/** Mapped attributes are written at every sign-in, with the rights of the client: "Mapping IdP attributes to profiles". */
function refuseUnwritable({ settings }: Client, list: AttributeList): void {
  const { WriteAttributes: allowed } = settings;
  const closed = list.find(({ Name }) => allowed && !allowed.includes(Name));
  if (closed) throw invalidParameter(`user.${closed.Name}: Attribute cannot be updated.`);
}

/**
 * The user as whom somebody of an identity provider signs in: the one that is linked with the account, else a new one, if
 * the pre sign-up trigger lets it be made. Throws a CognitoError with the words that the client is led back with.
 */
export async function signInOutsider(
  directory: Directory,
  { pool, client, provider }: Parties,
  claims: Record<string, unknown>,
): Promise<User> {
  const subject = String(claims['sub']);
  const list = mapped(provider, claims);
  refuseUnwritable(client, list);
  const known = linkedUser(pool, provider.ProviderName, subject);
  if (!known) return signUp(directory, { pool, client, provider }, subject, list);
  if (!known.enabled) throw notAuthorized('User is disabled.');
  const attributes = changedAttributes(pool, known, list);
  dropAliases(pool, known);
  Object.assign(known, { attributes, modified: directory.now() });
  addAliases(pool, known);
  directory.changed();
  return known;
}

async function signUp(
  directory: Directory,
  { pool, client, provider }: Parties,
  subject: string,
  list: AttributeList,
): Promise<User> {
  const identity = { provider: provider.ProviderName, subject, created: directory.now() };
  const username = outsideName(pool, identity.provider, subject);
  const attributes = Object.fromEntries(list.map(({ Name, Value = '' }) => [Name, Value]));
  await runTrigger(directory, pool, {
    name: 'PreSignUp',
    source: 'PreSignUp_ExternalProvider',
    clientId: client.id,
    // Nobody yet: the event names the attributes, and no `sub`.
    user: { username, attributes },
    request: { validationData: {} },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });
  // A trigger that links the account with a user makes this first visit fail; the next one finds the link.
  // stackoverflow.com/questions/47815161, amplify-flutter issue 1716
  if (linkedUser(pool, identity.provider, subject))
    throw new CognitoError('InvalidParameterException', `Already found an entry for username ${username}`);
  const user = addOutsider(pool, identity, attributes);
  directory.changed();
  return user;
}
