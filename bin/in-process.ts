import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../local/cloud.ts';
import { root } from './fresh.ts';

/** The provider of the local stage. */
const providerName = (): string =>
  (JSON.parse(readFileSync(join(root, 'stages/local.json'), 'utf8')) as { provider: { name: string } })
    .provider.name;

/** The environment in which Foyer's own services work against a running cloud, as in a function. */
export function environmentOf(cloud: Cloud): Record<string, string> {
  const { region, credentials, endpoints } = cloud.awsConfig;
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...Object.fromEntries(
      Object.entries(endpoints).map(([service, url]) => [
        `AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll('-', '_')}`,
        url,
      ]),
    ),
    PROVIDER_NAME: providerName(),
    TABLE_NAME: cloud.resource('foyer-local-data', 'table'),
    FILES_BUCKET: cloud.resource('foyer-local-data', 'files'),
  };
}

/**
 * Lets this process use Foyer's services against a running cloud: for demonstration data, tests and measurements.
 * Returns the ids of the user pools.
 */
export function workAgainst(cloud: Cloud): { customers: string; staff: string } {
  const customers = cloud.resource('foyer-local-identity', 'customerspool');
  const staff = cloud.resource('foyer-local-identity', 'staffpool');
  Object.assign(process.env, environmentOf(cloud), {
    CUSTOMERS_POOL_ID: customers,
    STAFF_POOL_ID: staff,
  });
  return { customers, staff };
}
