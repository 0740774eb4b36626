import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Parameter } from './grants.ts';
import { siteAddressParameter, type House } from './house.ts';

/** The parameter by name only: the functions are deployed before the site whose address it holds. */
export const siteAddressIn = (scope: Construct, house: House): Parameter => ({
  name: siteAddressParameter(house),
  arn: Stack.of(scope).formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: siteAddressParameter(house).slice(1),
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  }),
});
