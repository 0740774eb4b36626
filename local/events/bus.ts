import type { Assembly } from '../assembly/assembly.ts';
import { matches } from './pattern.ts';

/** An event as EventBridge carries it. */
export type BusEvent = {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
};

export type RuleTarget = {
  Arn: string;
  Input?: string;
  InputPath?: string;
  InputTransformer?: { InputPathsMap?: Record<string, string>; InputTemplate: string };
};
type RuleProperties = { EventPattern?: Record<string, unknown>; State?: string; Targets?: RuleTarget[] };

export type Bus = { put(event: Pick<BusEvent, 'detail-type' | 'source' | 'resources' | 'detail'>): void };

/** The default event bus with the rules of the assembly. */
export function createBus(
  assembly: Assembly,
  send: (arn: string, body: unknown) => void,
  now: () => number,
): Bus {
  const rules = assembly
    .ofType('AWS::Events::Rule')
    .map((resource) => resource.properties<RuleProperties>())
    .filter((rule) => rule.EventPattern && rule.State !== 'DISABLED');
  return {
    put: (given) => {
      const event: BusEvent = {
        version: '0',
        id: crypto.randomUUID(),
        account: assembly.account,
        // EventBridge gives whole seconds.
        time: `${new Date(now()).toISOString().slice(0, 19)}Z`,
        region: assembly.region,
        ...given,
      };
      for (const rule of rules) {
        if (!matches(rule.EventPattern ?? {}, event)) continue;
        for (const target of rule.Targets ?? []) send(target.Arn, inputOf(target, event));
      }
    },
  };
}

/** What a target receives of an event. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
export function inputOf(target: RuleTarget, event: BusEvent): unknown {
  if (target.Input) return JSON.parse(target.Input);
  if (target.InputPath) return valueAt(event, target.InputPath);
  const transformer = target.InputTransformer;
  if (!transformer) return event;
  const values = Object.entries(transformer.InputPathsMap ?? {}).map(
    ([name, path]) => [name, valueAt(event, path)] as const,
  );
  let text = transformer.InputTemplate;
  for (const [name, value] of values) {
    const plain = typeof value === 'string' ? value : JSON.stringify(value);
    // Inside a quoted text a string stands as it is, elsewhere as JSON.
    text = text.replaceAll(`"<${name}>"`, JSON.stringify(value ?? '')).replaceAll(`<${name}>`, plain ?? '');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function valueAt(event: BusEvent, path: string): unknown {
  let value: unknown = event;
  for (const key of path.split(/[.[\]'"]+/).slice(1)) {
    if (key) value = (value as Record<string, unknown> | undefined)?.[key];
  }
  return value;
}
