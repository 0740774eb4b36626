import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { allRoutes } from '../lambdas/contracts.ts';
import { fullPath, routeKey, type Route } from '../lambdas/platform/contract.ts';
import { accept } from './constructs/accept.ts';
import type { Door } from './constructs/door.ts';
import { FoyerFunction } from './constructs/foyer-function.ts';
import type { House } from './constructs/house.ts';
import { organisationsOf } from './constructs/single-sign-on.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

type ApiStackProps = StackProps & { house: House; data: DataStack; identity: IdentityStack };

/** What one access log line says: enough to follow a request, nothing about the person. */
const logged = {
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};

// One permission for a function and the API; one for each route would overflow the function's policy at some 50.
const integration = (name: string, handler: IFunction) =>
  new HttpLambdaIntegration(name, handler, { scopePermissionToRoute: false });

const authorizer = (name: string, door: Door, others: IUserPoolClient[] = []) =>
  new HttpUserPoolAuthorizer(name, door.userPool, { userPoolClients: [door.client, ...others] });

/** One HTTP API; its routes come from the contracts. */
export class ApiStack extends Stack {
  readonly api: gateway.HttpApi;
  readonly functions: {
    'portal-api': FoyerFunction<'portal-api'>;
    'desk-api': FoyerFunction<'desk-api'>;
    session: FoyerFunction<'session'>;
    account: FoyerFunction<'account'>;
  };

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { house, data, identity } = props;
    const stored = {
      table: data.table,
      files: data.files,
      imports: data.imports.bucket,
      signingSecret: data.signingSecret,
    };
    const organisations = organisationsOf(house.config);
    const doors = {
      table: data.table,
      signingSecret: data.signingSecret,
      customers: identity.customers.pool,
      staff: identity.staff.pool,
      signOn: identity.signOn,
      organisations,
    };
    this.functions = {
      'portal-api': new FoyerFunction(this, 'portal-api', { house, estate: stored }),
      'desk-api': new FoyerFunction(this, 'desk-api', {
        house,
        estate: { ...stored, organisations },
      }),
      session: new FoyerFunction(this, 'session', {
        house,
        estate: { ...doors, signingSecret: data.signingSecret },
      }),
      account: new FoyerFunction(this, 'account', { house, estate: doors }),
    };

    // The API's own address stays open: CloudFront reaches it there, and only a domain of its own could replace it.
    // That gives nothing away: every route but the session's asks for a token whoever calls.
    this.api = new gateway.HttpApi(this, 'api', {
      apiName: `foyer-${house.stage}`,
      createDefaultStage: false,
    });
    this.addStage(house);
    this.addRoutes(identity);
  }

  private addStage(house: House): void {
    const destination = new LogGroup(this, 'access-logs', {
      retention: house.config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new gateway.HttpStage(this, 'stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new gateway.LogGroupLogDestination(destination),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
  }

  private addRoutes(identity: IdentityStack): void {
    const ways = {
      portal: {
        integration: integration('portal-api', this.functions['portal-api']),
        authorizer: authorizer(
          'customers',
          identity.customers,
          identity.singleSignOn && [identity.singleSignOn.client],
        ),
      },
      desk: {
        integration: integration('desk-api', this.functions['desk-api']),
        authorizer: authorizer('staff', identity.staff),
      },
      session: {
        integration: integration('session', this.functions.session),
        authorizer: new gateway.HttpNoneAuthorizer(),
      },
    } satisfies Record<Route['app'], object>;
    const others = { account: integration('account', this.functions.account) };

    for (const [name, route] of allRoutes) {
      const added = new gateway.HttpRoute(this, `route-${name}`, {
        httpApi: this.api,
        routeKey: gateway.HttpRouteKey.with(fullPath(route), gateway.HttpMethod[route.method]),
        ...ways[route.app],
        ...(route.by && { integration: others[route.by] }),
      });
      if (route.app === 'session') accept(added, `${routeKey(route)} is public: ${route.public}`, 'APIG4');
    }
  }
}
