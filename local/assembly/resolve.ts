import type { Stack } from './template.ts';

/** What the resolver asks of the assembly while it walks a value. */
export type Surroundings = {
  ref(stack: Stack, logicalId: string): string;
  attribute(stack: Stack, logicalId: string, name: string): string;
  exported(name: string): { stack: Stack; value: unknown } | undefined;
  /** The value of an SSM parameter, for template parameters of that type and dynamic references. */
  parameter(name: string): string | undefined;
  secret(id: string): string | undefined;
  /** Turns addresses of AWS into those of this machine. */
  localize(text: string): string;
};

type Node = Record<string, unknown>;
type Intrinsic = (stack: Stack, argument: never) => unknown;

const NO_VALUE = Symbol('AWS::NoValue');

/** Resolves CloudFormation's intrinsic functions in `value`. Unknown names throw and say which. */
export function createResolver(surroundings: Surroundings): (stack: Stack, value: unknown) => unknown {
  const pseudo = (stack: Stack): Record<string, unknown> => ({
    'AWS::Region': stack.region,
    'AWS::AccountId': stack.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${stack.account}:stack/${stack.name}/local`,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': NO_VALUE,
  });

  const reference = (stack: Stack, name: string): unknown => {
    const pseudoValues = pseudo(stack);
    if (name in pseudoValues) return pseudoValues[name];
    const parameter = stack.template.Parameters?.[name];
    if (!parameter) return surroundings.ref(stack, name);
    const fallback = parameter.Default ?? '';
    return parameter.Type.startsWith('AWS::SSM::Parameter::Value')
      ? (surroundings.parameter(fallback) ?? fallback)
      : fallback;
  };

  const attribute = (stack: Stack, argument: string | string[]): string => {
    const [id = '', ...rest] = Array.isArray(argument) ? argument : argument.split('.');
    return surroundings.attribute(stack, id, rest.join('.'));
  };

  const list = (stack: Stack, value: unknown): unknown[] => {
    const resolved = walk(stack, value);
    if (!Array.isArray(resolved)) throw new Error(`A list was expected in ${JSON.stringify(value)}`);
    return resolved;
  };

  const condition = (stack: Stack, value: unknown): boolean => {
    const [name, argument] = Object.entries(value as Node)[0] ?? [];
    const parts = argument as unknown[];
    switch (name) {
      case 'Fn::Equals':
        return String(walk(stack, parts[0])) === String(walk(stack, parts[1]));
      case 'Fn::Not':
        return !condition(stack, parts[0]);
      case 'Fn::And':
        return parts.every((part) => condition(stack, part));
      case 'Fn::Or':
        return parts.some((part) => condition(stack, part));
      case 'Condition':
        return condition(stack, stack.template.Conditions?.[argument as string]);
      default:
        throw new Error(`Unknown condition ${JSON.stringify(value)} in stack ${stack.name}`);
    }
  };

  const substitute = (stack: Stack, argument: string | [string, Node]): string => {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in variables) return String(walk(stack, variables[name]));
      return String(name.includes('.') ? attribute(stack, name) : reference(stack, name));
    });
  };

  const intrinsics: Record<string, Intrinsic> = {
    Ref: reference,
    'Fn::GetAtt': attribute,
    'Fn::Sub': substitute,
    'Fn::Join': (stack, [glue, parts]: [string, unknown]) => list(stack, parts).join(glue),
    'Fn::Select': (stack, [index, from]: [unknown, unknown]) => list(stack, from)[Number(walk(stack, index))],
    'Fn::Split': (stack, [glue, text]: [string, unknown]) => String(walk(stack, text)).split(glue),
    'Fn::If': (stack, [name, yes, no]: [string, unknown, unknown]) =>
      walk(stack, condition(stack, stack.template.Conditions?.[name]) ? yes : no),
    'Fn::ImportValue': (stack, argument: unknown) => {
      const name = String(walk(stack, argument));
      const found = surroundings.exported(name);
      if (!found) throw new Error(`Stack ${stack.name} imports ${name}, which no stack exports`);
      return walk(found.stack, found.value);
    },
    'Fn::Base64': (stack, argument: unknown) => Buffer.from(String(walk(stack, argument))).toString('base64'),
    'Fn::FindInMap': (stack, keys: unknown[]) => {
      const [map, first, second] = keys.map((key) => String(walk(stack, key)));
      return walk(stack, stack.template.Mappings?.[map!]?.[first!]?.[second!]);
    },
    'Fn::GetAZs': (stack) => ['a', 'b', 'c'].map((zone) => stack.region + zone),
    'Fn::ToJsonString': (stack, argument: unknown) => JSON.stringify(walk(stack, argument)),
    'Fn::Length': (stack, argument: unknown) => list(stack, argument).length,
  };

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
  const dynamic = (text: string): string =>
    text.includes('{{resolve:')
      ? text.replace(
          /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)\}\}/g,
          (whole, kind: string, rest: string) => {
            if (kind !== 'secretsmanager') return surroundings.parameter(rest.replace(/:\d+$/, '')) ?? whole;
            const [id = '', , key] = rest.split(/:(SecretString|SecretBinary):?/);
            const secret = surroundings.secret(id);
            const field = key?.split(':')[0];
            return secret === undefined
              ? whole
              : field
                ? String((JSON.parse(secret) as Node)[field])
                : secret;
          },
        )
      : text;

  const walk = (stack: Stack, value: unknown): unknown => {
    if (typeof value === 'string') return surroundings.localize(dynamic(value));
    if (Array.isArray(value))
      return value.map((item) => walk(stack, item)).filter((item) => item !== NO_VALUE);
    if (!value || typeof value !== 'object') return value;
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? [];
    const intrinsic = entries.length === 1 ? intrinsics[name!] : undefined;
    if (intrinsic) {
      const result = intrinsic(stack, argument as never);
      return typeof result === 'string' ? surroundings.localize(dynamic(result)) : result;
    }
    const resolved = entries.map(([key, item]) => [key, walk(stack, item)] as const);
    return Object.fromEntries(resolved.filter(([, item]) => item !== NO_VALUE));
  };
  return walk;
}
