/**
 * What a function may need from the cloud. Each need is one least-privilege grant (lib/constructs reads this list)
 * and the environment variables that come with it. A function that did not declare a need has neither.
 */
export const needs = {
  'table:read': ['TABLE_NAME'],
  /** Whoever writes signs: what happens by itself with the provider's name. */
  'table:write': ['TABLE_NAME', 'PROVIDER_NAME'],
  /** Batches of writes without conditions, for what is made from other items: the words of the search. */
  'table:write-many': ['TABLE_NAME'],
  'files:write': ['FILES_BUCKET'],
  'files:read': ['FILES_BUCKET'],
  'files:delete': ['FILES_BUCKET'],
  /** Places to upload photos to, and links to what was made of them. */
  'photos:offer': ['FILES_BUCKET'],
  'photos:show': ['FILES_BUCKET'],
  'photos:make': ['FILES_BUCKET'],
  'photos:delete': ['FILES_BUCKET'],
  /** Places in the bucket of imports to upload to, and links to what was made of the uploads. */
  'imports:offer': ['IMPORTS_BUCKET'],
  /** Reads and deletes what was uploaded, keeps what was made of it. */
  'imports:work': ['IMPORTS_BUCKET'],
  'import-queue:send': ['IMPORT_QUEUE_URL'],
  'mail-queue:send': ['MAIL_QUEUE_URL'],
  'access-queue:send': ['ACCESS_QUEUE_URL'],
  'mail:send': ['MAIL_FROM', 'MAIL_REPLY_TO', 'MAIL_CONFIGURATION_SET'],
  'customers:sign-in': ['CUSTOMERS_POOL_ID', 'CUSTOMERS_CLIENT_ID', 'CUSTOMERS_SET_UP_CLIENT_ID'],
  'staff:sign-in': ['STAFF_POOL_ID', 'STAFF_CLIENT_ID', 'STAFF_SET_UP_CLIENT_ID'],
  /** What a signed-in person changes of the own account. */
  'customers:account': ['CUSTOMERS_POOL_ID', 'CUSTOMERS_CLIENT_ID', 'CUSTOMERS_SET_UP_CLIENT_ID'],
  'staff:account': ['STAFF_POOL_ID', 'STAFF_CLIENT_ID', 'STAFF_SET_UP_CLIENT_ID'],
  /** The hosted endpoints where people come in through their own organisation. Empty when nobody does. */
  'customers:sign-on': ['SIGN_ON_HOST', 'SIGN_ON_CLIENT_ID', 'SIGN_ON_SITE'],
  /** The organisations whose people sign in with its own accounts, as JSON (session/organisation.model.ts). */
  organisations: ['ORGANISATIONS'],
  'customers:manage': ['CUSTOMERS_POOL_ID'],
  'staff:manage': ['STAFF_POOL_ID'],
  /** The secret that signs cursors, codes and links (Secrets Manager). */
  'signing-secret:read': ['SIGNING_SECRET_ARN'],
  /** The provider's name, for mails that are written before the settings are at hand. */
  'provider-name': ['PROVIDER_NAME'],
  /** Which clients' tokens may set up an authenticator app: made after the trigger that asks, so read at run time. */
  'set-up-clients:read': ['SET_UP_CLIENTS_PARAMETER'],
  /** The site's address, known only after the distribution exists: an SSM parameter read at run time. */
  'site-address:read': ['SITE_ADDRESS_PARAMETER'],
} as const;

export type Need = keyof typeof needs;
export type EnvironmentName = (typeof needs)[Need][number];

/** Declares what a function needs; the environment that it reads is typed by it. */
export const defineNeeds = <const N extends readonly Need[]>(list: N): N => list;

/** The environment of a function with these needs, checked at start; throws naming what is missing. */
export function environment<const N extends readonly Need[]>(
  list: N,
  variables: Record<string, string | undefined>,
): Record<(typeof needs)[N[number]][number], string> {
  const names = [...new Set(list.flatMap((need) => [...needs[need]] as string[]))];
  const missing = names.filter((name) => !variables[name]);
  if (missing.length > 0) throw new Error(`The environment lacks ${missing.join(', ')}.`);
  return Object.fromEntries(names.map((name) => [name, variables[name] as string])) as never;
}
