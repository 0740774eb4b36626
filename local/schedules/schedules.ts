import { startingWith } from '../assembly/assembly.ts';
import type { Assembly } from '../assembly/assembly.ts';
import type { RuleTarget } from '../events/bus.ts';
import type { Functions } from '../lambda/functions.ts';
import { isDue } from './cron.ts';

type Schedule = {
  name: string;
  id: string;
  expression: string;
  timeZone: string;
  targets: { arn: string; input: string | undefined }[];
  arn: string;
  isRule: boolean;
};

export type Schedules = {
  /** The names of all schedules and timed rules. */
  names(): string[];
  /** Runs one now, by its name or the beginning of its logical id, and gives what its function returns. */
  run(name: string): Promise<unknown>;
  stop(): void;
};

const MINUTE_MS = 60_000;

/** Runs EventBridge schedules and timed rules when the clock of the cloud shows their minute. */
export function startSchedules(
  assembly: Assembly,
  surroundings: {
    functions: Functions;
    send: (arn: string, body: unknown) => void;
    now: () => number;
    log: (line: string) => void;
  },
): Schedules {
  const { functions, send, now } = surroundings;
  const schedules = [...readSchedules(assembly), ...readRules(assembly)];

  const eventOf = (schedule: Schedule, input: string | undefined): unknown => {
    if (input !== undefined) return JSON.parse(input);
    if (!schedule.isRule) return {};
    return {
      version: '0',
      id: crypto.randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: assembly.account,
      time: `${new Date(now()).toISOString().slice(0, 19)}Z`,
      region: assembly.region,
      resources: [schedule.arn],
      detail: {},
    };
  };

  let last = Math.floor(now() / MINUTE_MS);
  const tick = () => {
    const minute = Math.floor(now() / MINUTE_MS);
    if (minute === last) return;
    last = minute;
    for (const schedule of schedules) {
      if (!isDue(schedule.expression, schedule.timeZone, minute * MINUTE_MS)) continue;
      surroundings.log(`Schedule ${schedule.name} runs`);
      for (const { arn, input } of schedule.targets) send(arn, eventOf(schedule, input));
    }
  };
  const timer = setInterval(tick, 5000).unref();

  return {
    names: () => schedules.map(({ name }) => name),
    run: async (wanted) => {
      const schedule = schedules.find(({ name }) => name === wanted) ?? startingWith(schedules, wanted);
      if (!schedule) {
        throw new Error(
          `There is no schedule ${wanted}. There are: ${schedules.map(({ name }) => name).join(', ')}`,
        );
      }
      const results: unknown[] = [];
      for (const { arn, input } of schedule.targets) {
        const target = functions.byArn(arn);
        if (target) results.push(await target.invoke(eventOf(schedule, input)));
        else send(arn, eventOf(schedule, input));
      }
      return results.length > 1 ? results : results[0];
    },
    stop: () => clearInterval(timer),
  };
}

type ScheduleProperties = {
  ScheduleExpression: string;
  ScheduleExpressionTimezone?: string;
  State?: string;
  Target: { Arn: string; Input?: string };
};

function readSchedules(assembly: Assembly): Schedule[] {
  return assembly.ofType('AWS::Scheduler::Schedule').flatMap((resource) => {
    const properties = resource.properties<ScheduleProperties>();
    if (properties.State === 'DISABLED') return [];
    return {
      name: resource.ref,
      id: resource.id,
      arn: resource.attribute('Arn'),
      expression: properties.ScheduleExpression,
      timeZone: properties.ScheduleExpressionTimezone ?? 'UTC',
      targets: [{ arn: properties.Target.Arn, input: properties.Target.Input }],
      isRule: false,
    };
  });
}

type TimedRuleProperties = { ScheduleExpression?: string; State?: string; Targets?: RuleTarget[] };

function readRules(assembly: Assembly): Schedule[] {
  return assembly.ofType('AWS::Events::Rule').flatMap((resource) => {
    const properties = resource.properties<TimedRuleProperties>();
    if (!properties.ScheduleExpression || properties.State === 'DISABLED') return [];
    return {
      name: resource.ref,
      id: resource.id,
      arn: resource.attribute('Arn'),
      expression: properties.ScheduleExpression,
      timeZone: 'UTC',
      targets: (properties.Targets ?? []).map(({ Arn, Input }) => ({ arn: Arn, input: Input })),
      isRule: true,
    };
  });
}
