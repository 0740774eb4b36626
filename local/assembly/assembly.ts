import type { Ports } from '../ports.ts';
import { attributeOf, NAME_PROPERTIES, physicalName, refOf } from './identity.ts';
import { assignHosts } from './hosts.ts';
import type { Place } from './identity.ts';
import { createLocalizer } from './localize.ts';
import { readAssembly } from './read.ts';
import { createResolver } from './resolve.ts';
import type { Properties, Resource, Stack, TemplateResource } from './template.ts';

export type Assembly = {
  stacks: Stack[];
  region: string;
  account: string;
  /** Resources of one type, in the order of deployment. */
  ofType(type: string): Resource[];
  all(): Resource[];
  /** The first resource of a stack whose logical id starts so. Throws when there is none. */
  find(stackName: string, logicalIdPrefix: string): Resource;
  /** The path of an asset by the S3 key or hash that templates use. Throws when it was not synthesized. */
  asset(key: string): string;
  outputs(): Record<string, Record<string, string>>;
  localize(text: string): string;
  /** Remembers what a custom resource returned, for Ref and Fn::GetAtt. */
  completeCustomResource(resource: Resource, physicalId: string, data: Record<string, unknown>): void;
};

/** What lies outside the templates: hosts of others that are played here, and secrets that were put there by hand. */
export type Outside = { hosts?: Record<string, string>; secrets?: Record<string, string> };

type Custom = { physicalId: string; data: Record<string, unknown> };

/** Loads a cloud assembly and gives every resource the name and addresses that it has on this machine. */
export function loadAssembly(directory: string, ports: Ports, outside: Outside = {}): Assembly {
  const files = readAssembly(directory);
  const custom = new Map<string, Custom>();
  const names = new Map<string, string>();
  const hosts = assignHosts(files.stacks, ports);
  const keyOf = (stack: Stack, id: string) => `${stack.name}/${id}`;

  const declared = (stack: Stack, id: string): TemplateResource => {
    const found = stack.template.Resources?.[id];
    if (!found) throw new Error(`Stack ${stack.name} refers to ${id}, which it does not declare`);
    return found;
  };

  const placeOf = (stack: Stack, id: string): Place => {
    const { Type: type, Properties: given = {} } = declared(stack, id);
    const name = given[NAME_PROPERTIES[type] ?? ''];
    return {
      stackName: stack.name,
      logicalId: id,
      type,
      region: stack.region,
      account: stack.account,
      givenName: name === undefined ? undefined : String(resolve(stack, name)),
      host: hosts.get(keyOf(stack, id)),
      sqsPort: ports.sqs,
    };
  };

  const nameOf = (stack: Stack, id: string): string => {
    const key = keyOf(stack, id);
    const name = names.get(key) ?? physicalName(placeOf(stack, id));
    names.set(key, name);
    return name;
  };

  const ref = (stack: Stack, id: string): string => {
    const { Type: type, Properties: given = {} } = declared(stack, id);
    if (type === 'AWS::Lambda::Version')
      return `${String(resolve(stack, { 'Fn::GetAtt': versionOwner(given) }))}:1`;
    if (type === 'AWS::Lambda::Alias') {
      const owner = String(resolve(stack, given['FunctionName']));
      return `${owner.includes(':') ? owner : `arn:aws:lambda:${stack.region}:${stack.account}:function:${owner}`}:${nameOf(stack, id)}`;
    }
    return custom.get(keyOf(stack, id))?.physicalId ?? refOf(placeOf(stack, id), nameOf(stack, id));
  };

  const attribute = (stack: Stack, id: string, name: string): string => {
    const done = custom.get(keyOf(stack, id));
    if (done && name in done.data) return String(done.data[name]);
    const { Type: type } = declared(stack, id);
    if (/^Custom::|CustomResource$/.test(type)) {
      throw new Error(`${stack.name}/${id} (${type}) has not given the attribute ${name} yet`);
    }
    if (type === 'AWS::Lambda::Version' && name === 'Version') return '1';
    return attributeOf(placeOf(stack, id), nameOf(stack, id), name);
  };

  const exported = (name: string) => {
    for (const stack of files.stacks) {
      for (const output of Object.values(stack.template.Outputs ?? {})) {
        if (output.Export && resolve(stack, output.Export.Name) === name)
          return { stack, value: output.Value };
      }
    }
    return undefined;
  };

  const parameter = (name: string): string | undefined => {
    const found = all.find((resource) => resource.type === 'AWS::SSM::Parameter' && resource.ref === name);
    return found && found.properties<{ Value: string }>().Value;
  };

  const localize = createLocalizer(ports, outside.hosts ?? {});
  const resolve = createResolver({
    ref,
    attribute,
    exported,
    parameter,
    secret: (id) => outside.secrets?.[id],
    localize: localize.apply,
  });

  const all: Resource[] = files.stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources ?? {}).map(([id, { Type, Properties: given }]) => ({
      stack,
      id,
      type: Type,
      get ref() {
        return ref(stack, id);
      },
      attribute: (name: string) => attribute(stack, id, name),
      properties: <T = Properties>() => resolve(stack, given ?? {}) as T,
      property: <T>(name: string) => resolve(stack, given?.[name]) as T,
    })),
  );
  for (const resource of all) localize.learn(resource, hosts.get(keyOf(resource.stack, resource.id)));

  const byType = Map.groupBy(all, (resource) => resource.type);
  const home =
    files.stacks.find((stack) => stack.template.Resources && hasFunction(stack)) ?? files.stacks[0];
  return {
    stacks: files.stacks,
    region: home?.region ?? 'us-east-1',
    account: home?.account ?? '000000000000',
    ofType: (type) => byType.get(type) ?? [],
    all: () => all,
    find: (stackName, prefix) => {
      const found = startingWith(
        all.filter(({ stack }) => stack.name === stackName),
        prefix,
      );
      if (!found)
        throw new Error(`Stack ${stackName} has no resource whose logical id starts with ${prefix}`);
      return found;
    },
    asset: (key) => {
      const path = files.assets.get(key.replace(/\.[a-z]+$/, ''));
      if (!path) throw new Error(`The assembly holds no asset ${key}. Synthesize it again.`);
      return path;
    },
    outputs: () =>
      Object.fromEntries(
        files.stacks.map((stack) => [
          stack.name,
          Object.fromEntries(
            Object.entries(stack.template.Outputs ?? {}).map(([id, { Value }]) => [
              id,
              String(resolve(stack, Value)),
            ]),
          ),
        ]),
      ),
    localize: localize.apply,
    completeCustomResource: (resource, physicalId, data) =>
      void custom.set(keyOf(resource.stack, resource.id), { physicalId, data }),
  };
}

/** CDK ends logical ids with a hash: `Api` means `Api0123ABCD` before `ApiRole0123ABCD`. */
export function startingWith<T extends { id: string }>(candidates: T[], prefix: string): T | undefined {
  const exact = new RegExp(`^${prefix}([0-9A-F]{8})?$`);
  return candidates.find(({ id }) => exact.test(id)) ?? candidates.find(({ id }) => id.startsWith(prefix));
}

const hasFunction = (stack: Stack) =>
  Object.values(stack.template.Resources ?? {}).some(({ Type }) => Type === 'AWS::Lambda::Function');

/** A version names its function by Ref; its own Ref is the function's ARN with a number. */
const versionOwner = (given: Properties): [string, string] => [
  (given['FunctionName'] as { Ref: string }).Ref,
  'Arn',
];
