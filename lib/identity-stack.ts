import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { readyMadeIds } from '../lambdas/levels/level.model.ts';
import { Door } from './constructs/door.ts';
import { FoyerFunction } from './constructs/foyer-function.ts';
import type { House } from './constructs/house.ts';
import { siteAddressIn } from './constructs/site-address.ts';
import type { DataStack } from './data-stack.ts';

/** Who comes in: customers through the portal, staff through the desk. */
export class IdentityStack extends Stack {
  readonly customers: Door;
  readonly staff: Door;
  readonly preToken: FoyerFunction<'pre-token'>;

  constructor(scope: Construct, id: string, props: StackProps & { house: House; data: DataStack }) {
    super(scope, id, props);
    const { house, data } = props;
    // They live beside the pools that call them: a pool names its triggers, so another stack would make a circle.
    this.preToken = new FoyerFunction(this, 'pre-token', { house, estate: { table: data.table } });
    const customMessage = new FoyerFunction(this, 'custom-message', {
      house,
      estate: { siteAddress: siteAddressIn(this, house), providerName: house.config.provider.name },
    });
    const triggers = { preToken: this.preToken, customMessage };
    this.customers = new Door(this, 'customers', {
      house,
      ...triggers,
      attributes: ['company', 'contact'],
      groups: readyMadeIds,
    });
    this.staff = new Door(this, 'staff', {
      house,
      ...triggers,
      attributes: ['staff'],
      groups: ['administrator', 'technician'],
    });
  }
}
