import { invalidParameter } from './error.ts';
import type { Pool, User } from './state.ts';

export type AttributeList = { Name: string; Value?: string | undefined }[];

/** The standard attributes of OpenID Connect, which every pool has (developer guide, "Standard attributes"). */
const standard = new Set([
  ...['name', 'family_name', 'given_name', 'middle_name', 'nickname', 'preferred_username', 'profile'],
  ...['picture', 'website', 'email', 'email_verified', 'gender', 'birthdate', 'zoneinfo', 'locale'],
  ...['phone_number', 'phone_number_verified', 'address', 'updated_at'],
]);

/** Custom attributes are declared by their bare name and spoken of as `custom:name`. */
function declaration(pool: Pool, name: string) {
  return pool.settings.Schema.find(({ Name }) => (standard.has(Name) ? Name : `custom:${Name}`) === name);
}

const isAddress = (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);

/** Throws InvalidParameterException for an attribute that the pool does not declare, or a malformed value. */
function checkAttribute(pool: Pool, name: string, value: string): void {
  if (name === 'sub') throw invalidParameter('user.sub: Attribute cannot be updated.');
  if (!standard.has(name) && !declaration(pool, name))
    throw invalidParameter(`user.${name}: Attribute does not exist in the schema.`);
  if (value.length > 2048)
    throw invalidParameter(`user.${name}: String must be no longer than 2048 characters`);
  if (name === 'email' && value !== '' && !isAddress(value))
    throw invalidParameter('Invalid email address format.');
}

/** The attributes of a new user. Throws when one is unknown, or one that the pool requires is absent. */
export function firstAttributes(pool: Pool, list: AttributeList): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { Name, Value = '' } of list) {
    checkAttribute(pool, Name, Value);
    if (Value !== '') attributes[Name] = Value;
  }
  const missing = pool.settings.Schema.filter(({ Name, Required }) => Required && !attributes[Name]);
  if (missing.length > 0) {
    const faults = missing.map(({ Name }) => `${Name}: The attribute is required`).join('\n');
    throw invalidParameter(`Attributes did not conform to the schema: ${faults}\n`);
  }
  return attributes;
}

/**
 * The attributes after a change. A blank value removes one. A new address counts as unverified unless the caller
 * says otherwise (API reference, AdminUpdateUserAttributes).
 */
export function changedAttributes(pool: Pool, user: User, list: AttributeList): Record<string, string> {
  const attributes = { ...user.attributes };
  for (const { Name, Value = '' } of list) {
    checkAttribute(pool, Name, Value);
    if (declaration(pool, Name)?.Mutable === false && Name in user.attributes)
      throw invalidParameter(`user.${Name}: Attribute cannot be updated.`);
    if (Name === 'email' && Value !== user.attributes['email']) attributes['email_verified'] = 'false';
    if (Value === '') delete attributes[Name];
    else attributes[Name] = Value;
  }
  const verified = list.find(({ Name }) => Name === 'email_verified')?.Value;
  if (verified) attributes['email_verified'] = verified;
  return attributes;
}

/** The accounts elsewhere that sign in as the user, as one text. */
const identities = ({ identities: list = [] }: User): { identities?: string } =>
  list.length === 0
    ? {}
    : {
        identities: JSON.stringify(
          list.map(({ provider, subject, created }) => ({
            userId: subject,
            providerName: provider,
            providerType: 'OIDC',
            issuer: null,
            primary: false,
            dateCreated: created,
          })),
        ),
      };

export const attributeList = (user: User) => [
  ...Object.entries({ ...user.attributes, ...identities(user) }).map(([Name, Value]) => ({ Name, Value })),
  { Name: 'sub', Value: user.sub },
];

/** The attributes as a trigger sees them: all text, with the state of the account. */
export const triggerAttributes = (user: User): Record<string, string> => ({
  sub: user.sub,
  'cognito:user_status': user.status,
  ...user.attributes,
  ...identities(user),
});
