import type { Assembly } from '../assembly/assembly.ts';
import type { Properties, Resource } from '../assembly/template.ts';
import { functionNameOf } from '../lambda/functions.ts';
import type { Functions } from '../lambda/functions.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { Memory } from '../memory.ts';
import type { Responses } from './responses.ts';

type Outcome = { PhysicalResourceId?: string; Data?: Record<string, unknown> };
type Remembered = { properties: string; physicalId: string; data: Record<string, unknown> };

/** Custom resources of CDK itself whose work is done elsewhere here, or that only matter in an account. */
const NOT_RUN = new Set([
  'Custom::S3AutoDeleteObjects',
  'Custom::S3BucketNotifications',
  'Custom::CDKBucketDeployment',
  'Custom::LogRetention',
  'Custom::AWS',
]);

const COMPLETE_WAIT_MS = 500;
const COMPLETE_TRIES = 240;

export const isCustom = (resource: Resource): boolean =>
  (resource.type.startsWith('Custom::') || resource.type === 'AWS::CloudFormation::CustomResource') &&
  !NOT_RUN.has(resource.type);

/**
 * Invokes the function behind a custom resource: Create at the first start, Update when its properties changed, not at
 * all otherwise. Throws when the function fails, as a deployment would.
 */
export async function provideCustomResource(
  resource: Resource,
  surroundings: {
    assembly: Assembly;
    functions: Functions;
    responses: Responses;
    memory: Memory;
    log: (line: string) => void;
  },
): Promise<void> {
  const { assembly, functions, memory, log } = surroundings;
  const properties = asTexts(resource.properties()) as Properties & { ServiceToken: string };
  const target = functions.byArn(properties.ServiceToken);
  if (!target) {
    log(
      `${resource.type} ${resource.id}: its function ${functionNameOf(properties.ServiceToken)} is not run here`,
    );
    return;
  }
  const key = `custom ${resource.stack.name}/${resource.id}`;
  const before = memory.get<Remembered>(key);
  const current = JSON.stringify(properties);
  if (before?.properties === current) {
    return assembly.completeCustomResource(resource, before.physicalId, before.data);
  }
  const event = {
    RequestType: before ? 'Update' : 'Create',
    RequestId: crypto.randomUUID(),
    StackId: `arn:aws:cloudformation:${resource.stack.region}:${resource.stack.account}:stack/${resource.stack.name}/local`,
    LogicalResourceId: resource.id,
    ResourceType: resource.type,
    ResourceProperties: properties,
    ServiceToken: properties.ServiceToken,
    ...(before && {
      PhysicalResourceId: before.physicalId,
      OldResourceProperties: JSON.parse(before.properties) as unknown,
    }),
  };
  const outcome = await run(target, event, surroundings);
  const physicalId = outcome.PhysicalResourceId ?? before?.physicalId ?? event.RequestId;
  const data = outcome.Data ?? {};
  memory.set(key, { properties: current, physicalId, data } satisfies Remembered);
  assembly.completeCustomResource(resource, physicalId, data);
}

/** CDK's provider framework calls the user's function and answers for it; here the host does both. */
async function run(
  target: LambdaFunction,
  event: Record<string, unknown>,
  { functions, responses }: { functions: Functions; responses: Responses },
): Promise<Outcome> {
  const variables = target.settings.variables();
  const onEvent = variables['USER_ON_EVENT_FUNCTION_ARN'];
  if (!onEvent)
    return responses.expect(String(event['LogicalResourceId']), (ResponseURL) =>
      target.invoke({ ...event, ResponseURL }),
    );
  const outcome = ((await functions.named(onEvent).invoke(event)) ?? {}) as Outcome;
  const isComplete = variables['USER_IS_COMPLETE_FUNCTION_ARN'];
  if (!isComplete) return outcome;
  for (let attempt = 0; attempt < COMPLETE_TRIES; attempt++) {
    const answer = (await functions.named(isComplete).invoke({ ...event, ...outcome })) as Outcome & {
      IsComplete?: boolean;
    };
    if (answer.IsComplete) return { ...outcome, Data: { ...outcome.Data, ...answer.Data } };
    await new Promise((resolve) => setTimeout(resolve, COMPLETE_WAIT_MS));
  }
  throw new Error(`The custom resource ${String(event['LogicalResourceId'])} did not become complete`);
}

/** CloudFormation hands numbers and booleans over as texts. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asTexts(item)]));
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
