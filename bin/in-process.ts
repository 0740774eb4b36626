import type { Cloud } from '../local/cloud.ts';

/**
 * Lets this process use Foyer's own services against a running cloud: for demonstration data, tests and measurements.
 * The services read the same environment as in a function.
 */
export function workAgainst(cloud: Cloud): void {
  const { region, credentials, endpoints } = cloud.awsConfig;
  process.env.AWS_REGION = region;
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  for (const [service, url] of Object.entries(endpoints))
    process.env[`AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll('-', '_')}`] = url;
  process.env.TABLE_NAME = cloud.resource('foyer-local-data', 'table');
  process.env.CUSTOMERS_POOL_ID = cloud.resource('foyer-local-identity', 'customerspool');
  process.env.STAFF_POOL_ID = cloud.resource('foyer-local-identity', 'staffpool');
}
