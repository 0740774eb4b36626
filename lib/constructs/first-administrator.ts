import { CustomResource, RemovalPolicy, Stack, type CfnElement } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { accept, basicRole } from './accept.ts';
import type { House } from './house.ts';

/**
 * Writes the provider's settings and the first administrator of the desk at the first deployment; later ones change neither.
 * CDK's provider speaks CloudFormation's protocol, so that the function only returns `{ PhysicalResourceId }`.
 */
export class FirstAdministrator extends Construct {
  readonly settings: CustomResource;

  constructor(scope: Construct, id: string, props: { house: House; handler: IFunction }) {
    super(scope, id);
    const { provider, administrator, logRetentionDays } = props.house.config;
    const framework = new Provider(this, 'provider', {
      onEventHandler: props.handler,
      logGroup: new LogGroup(this, 'logs', {
        retention: logRetentionDays,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    accept(
      framework,
      "CDK's provider: it may call any version of the one function, has AWS's basic role, and its runtime is CDK's choice.",
      basicRole,
      `IAM5[Resource::<${Stack.of(this).getLogicalId(props.handler.node.defaultChild as CfnElement)}.Arn>:*]`,
      'L1',
    );
    this.settings = new CustomResource(this, 'settings', {
      resourceType: 'Custom::FirstAdministrator',
      serviceToken: framework.serviceToken,
      properties: {
        name: administrator.name,
        email: administrator.email,
        providerName: provider.name,
        phone: provider.phone,
        hours: provider.hours,
        welcome: provider.welcome,
        timeZone: provider.timeZone,
      },
    });
  }
}
