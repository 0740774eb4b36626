import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startingWith } from '../assembly/assembly.ts';
import type { Assembly } from '../assembly/assembly.ts';
import type { Resource } from '../assembly/template.ts';
import { CREDENTIALS } from '../aws/credentials.ts';
import type { Control } from './control.ts';
import { LambdaFunction } from './function.ts';

export type Functions = {
  all(): LambdaFunction[];
  /** By name, ARN (with or without version or alias), or API Gateway's invocation ARN. */
  byArn(arn: string): LambdaFunction | undefined;
  /** By name or the beginning of a logical id. Throws when there is none. */
  named(nameOrIdPrefix: string): LambdaFunction;
};

const MAX_ENVIRONMENTS = 10;

/** The functions of the assembly that run on Node.js. Those of other runtimes belong to CDK itself and are not run. */
export function createFunctions(
  assembly: Assembly,
  control: Control,
  endpoints: Record<string, string>,
): Functions {
  const byName = new Map<string, LambdaFunction>();
  const ids: { id: string; target: LambdaFunction }[] = [];
  for (const resource of assembly.ofType('AWS::Lambda::Function')) {
    const created = createFunction(assembly, resource, control, endpoints);
    if (!created) continue;
    byName.set(created.name, created);
    ids.push({ id: resource.id, target: created });
  }
  const byArn = (arn: string) => byName.get(functionNameOf(arn));
  return {
    all: () => [...byName.values()],
    byArn,
    named: (wanted) => {
      const found = byArn(wanted) ?? startingWith(ids, wanted)?.target;
      if (found) return found;
      throw new Error(`There is no function ${wanted}. There are: ${[...byName.keys()].join(', ')}`);
    },
  };
}

/** `arn:aws:apigateway:..:path/2015-03-31/functions/<arn>/invocations`, `<arn>:<alias>`, `<arn>` or a plain name. */
export const functionNameOf = (arn: string): string =>
  /:function:([^:/]+)/.exec(arn)?.[1] ?? arn.replace(/:.*$/, '');

function createFunction(
  assembly: Assembly,
  resource: Resource,
  control: Control,
  endpoints: Record<string, string>,
): LambdaFunction | undefined {
  const runtime = resource.property<string | undefined>('Runtime');
  const code = resource.property<{ S3Key?: string } | undefined>('Code');
  if (!runtime?.startsWith('nodejs') || !code?.S3Key) return undefined;
  const handler = resource.property<string>('Handler');
  const directory = assembly.asset(code.S3Key);
  const dot = handler.lastIndexOf('.');
  const file = ['.mjs', '.js', '.cjs']
    .map((extension) => join(directory, handler.slice(0, dot) + extension))
    .find(existsSync);
  if (!file)
    throw new Error(`${resource.ref}: the asset ${directory} has no file for the handler ${handler}`);
  const { region } = resource.stack;
  const memoryMb = resource.property<number | undefined>('MemorySize') ?? 128;
  const limit = resource.property<number | undefined>('ReservedConcurrentExecutions') ?? MAX_ENVIRONMENTS;
  const name = resource.ref;
  return new LambdaFunction(
    {
      name,
      arn: resource.attribute('Arn'),
      handlerUrl: pathToFileURL(file).href,
      exportName: handler.slice(dot + 1),
      memoryMb,
      timeoutMs: (resource.property<number | undefined>('Timeout') ?? 3) * 1000,
      region,
      maxConcurrency: Math.min(limit, MAX_ENVIRONMENTS),
      // Read when an environment starts: attributes of custom resources are known only then.
      variables: () => ({
        ...endpointVariables(endpoints),
        ...ownVariables({ name, handler, runtime, region, memoryMb, directory }),
        ...texts(resource.property<{ Variables?: object } | undefined>('Environment')?.Variables ?? {}),
      }),
    },
    control,
  );
}

const texts = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

const endpointVariables = (endpoints: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(endpoints).map(([service, url]) => [
      `AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll('-', '_')}`,
      url,
    ]),
  );

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const ownVariables = (own: {
  name: string;
  handler: string;
  runtime: string;
  region: string;
  memoryMb: number;
  directory: string;
}) => ({
  AWS_REGION: own.region,
  AWS_DEFAULT_REGION: own.region,
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_LAMBDA_FUNCTION_NAME: own.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(own.memoryMb),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${own.name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_EXECUTION_ENV: `AWS_Lambda_${own.runtime}`,
  LAMBDA_TASK_ROOT: own.directory,
  _HANDLER: own.handler,
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
});
