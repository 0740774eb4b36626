import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { functions, type FunctionName } from '../../lambdas/entry/functions.ts';
import { accept, bucketArnIn, environmentOf } from './accept.ts';
import { grants, type EstateOf, type Sender } from './grants.ts';
import type { House } from './house.ts';

type AnyGrant = (estate: unknown) => { environment: Record<string, string>; statements: PolicyStatement[] };

/** A deployed function by its name in lambdas/entry/functions.ts: what it needs comes from there, nothing else is given. */
export class FoyerFunction<F extends FunctionName> extends lambda.Function {
  constructor(scope: Construct, name: F, props: { house: House; estate: EstateOf<F> }) {
    const { house, estate } = props;
    const { needs, memory, timeout } = functions[name];
    const own = { ...estate, providerName: house.config.provider.name };
    const given = needs.map((need) => (grants[need] as AnyGrant)(own));
    const logGroup = new LogGroup(scope, `${name}-logs`, {
      retention: house.config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // An own role instead of AWSLambdaBasicExecutionRole, which may write to every log group of the account.
    const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const statement of given.flatMap((one) => one.statements)) role.addToPolicy(statement);
    const { files } = estate as { files?: IBucket };
    if (files && needs.some((need) => need.startsWith('files:')))
      accept(
        role,
        'The files of all companies lie under one prefix; the table decides who may see which.',
        `IAM5[Resource::${bucketArnIn(scope, files)}/files/*]`,
      );
    if (files && needs.some((need) => need.startsWith('photos:')))
      accept(
        role,
        'The photos of all people lie under the same prefixes; the table decides who may see which.',
        ...['raw', 'made'].map((part) => `IAM5[Resource::${bucketArnIn(scope, files)}/photos/${part}/*]`),
      );
    const { imports } = estate as { imports?: IBucket };
    if (imports && needs.some((need) => need.startsWith('imports:')))
      accept(
        role,
        'The imports of all companies lie under the same prefixes; the table decides whose they are.',
        ...['uploads', 'imports', 'pieces'].map(
          (prefix) => `IAM5[Resource::${bucketArnIn(scope, imports)}/${prefix}/*]`,
        ),
      );
    const { sender } = estate as { sender?: Sender };
    if (sender) {
      const { partition, region, account } = environmentOf(scope);
      accept(
        role,
        'Any identity of the account, but one From address: a condition sees to that.',
        `IAM5[Resource::arn:${partition}:ses:${region}:${account}:identity/*]`,
      );
    }

    super(scope, name, {
      description: `Foyer ${house.stage}: ${name}`,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      code: lambda.Code.fromAsset(house.bundles[name], { exclude: ['*.map'] }),
      handler: 'index.handler',
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      environment: Object.assign({}, ...given.map((one) => one.environment)) as Record<string, string>,
      logGroup,
      role,
      // Off: a trace costs money for every request and milliseconds at start; the logs carry the request's id instead.
      tracing: lambda.Tracing.DISABLED,
    });
  }
}
