import { Stack, type StackProps } from 'aws-cdk-lib';
import { UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Policy } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { readyMadeIds } from '../lambdas/levels/level.model.ts';
import { Door } from './constructs/door.ts';
import { FoyerFunction } from './constructs/foyer-function.ts';
import { linking, type SignOn } from './constructs/grants.ts';
import { setUpClientsParameter, type House } from './constructs/house.ts';
import { setUpClientsIn, siteAddressIn } from './constructs/late-parameters.ts';
import { organisationsOf, outsideAttributes, SingleSignOn } from './constructs/single-sign-on.ts';
import type { DataStack } from './data-stack.ts';

/** Who comes in: customers through the portal, staff through the desk. */
export class IdentityStack extends Stack {
  readonly customers: Door;
  readonly staff: Door;
  readonly preToken: FoyerFunction<'pre-token'>;
  /** When some organisation's people sign in with its own accounts. */
  readonly singleSignOn: SingleSignOn | undefined;

  constructor(scope: Construct, id: string, props: StackProps & { house: House; data: DataStack }) {
    super(scope, id, props);
    const { house, data } = props;
    // They live beside the pools that call them: a pool names its triggers, so another stack would make a circle.
    this.preToken = new FoyerFunction(this, 'pre-token', {
      house,
      estate: { table: data.table, setUpClients: setUpClientsIn(this, house) },
    });
    const customMessage = new FoyerFunction(this, 'custom-message', {
      house,
      estate: { siteAddress: siteAddressIn(this, house) },
    });
    const triggers = { preToken: this.preToken, customMessage };
    this.customers = new Door(this, 'customers', {
      house,
      ...triggers,
      attributes: { company: 64, contact: 64, ...outsideAttributes },
      groups: readyMadeIds,
    });
    this.staff = new Door(this, 'staff', {
      house,
      ...triggers,
      attributes: { staff: 64 },
      groups: ['administrator', 'technician'],
    });
    new StringParameter(this, 'set-up-clients', {
      parameterName: setUpClientsParameter(house),
      stringValue: [this.customers, this.staff].map(({ setUpClient }) => setUpClient.userPoolClientId).join(),
      description: 'The clients whose tokens may set up an authenticator app; read by the pre-token trigger',
    });
    this.singleSignOn = this.addSingleSignOn({ house, data });
  }

  get signOn(): SignOn {
    return this.singleSignOn?.signOn ?? { host: '', clientId: '', site: '' };
  }

  private addSingleSignOn({ house, data }: { house: House; data: DataStack }): SingleSignOn | undefined {
    const { site, singleSignOn } = house.config;
    if (!site || !singleSignOn) return undefined;
    const { userPool, pool } = this.customers;
    const linkContact = new FoyerFunction(this, 'link-contact', {
      house,
      estate: { table: data.table, organisations: organisationsOf(house.config) },
    });
    // A policy of its own: in the role's own it would come before the function, and so before the pool that it names.
    new Policy(this, 'may-link', { statements: [linking(pool)], roles: [linkContact.role!] });
    userPool.addTrigger(UserPoolOperation.PRE_SIGN_UP, linkContact);
    return new SingleSignOn(this, 'single-sign-on', {
      userPool,
      setup: singleSignOn,
      site: `https://${site.domain}`,
    });
  }
}
