import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Parameter } from './grants.ts';
import { setUpClientsParameter, siteAddressParameter, type House } from './house.ts';

/** A parameter by name only: the functions that read it are deployed before what it tells of. */
const named = (scope: Construct, name: string): Parameter => ({
  name,
  arn: Stack.of(scope).formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: name.slice(1),
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  }),
});

/** Where the site is. */
export const siteAddressIn = (scope: Construct, house: House): Parameter =>
  named(scope, siteAddressParameter(house));

/** Which clients set up authenticator apps. */
export const setUpClientsIn = (scope: Construct, house: House): Parameter =>
  named(scope, setUpClientsParameter(house));
