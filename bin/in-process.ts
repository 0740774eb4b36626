import type { Cloud } from '../local/cloud.ts';

/**
 * Lets this process use Foyer's own services against a running cloud: for demonstration data, tests and measurements.
 * The services read the same environment as in a function. Returns the ids of the user pools.
 */
export function workAgainst(cloud: Cloud): { customers: string; staff: string } {
  const { region, credentials, endpoints } = cloud.awsConfig;
  process.env.AWS_REGION = region;
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  for (const [service, url] of Object.entries(endpoints))
    process.env[`AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll('-', '_')}`] = url;
  process.env.TABLE_NAME = cloud.resource('foyer-local-data', 'table');
  const customers = cloud.resource('foyer-local-identity', 'customerspool');
  const staff = cloud.resource('foyer-local-identity', 'staffpool');
  Object.assign(process.env, { CUSTOMERS_POOL_ID: customers, STAFF_POOL_ID: staff });
  return { customers, staff };
}
