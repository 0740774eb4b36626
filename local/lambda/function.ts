import { randomUUID } from 'node:crypto';
import type { Control } from './control.ts';
import { Environment } from './environment.ts';
import type { ToWorker } from './worker/protocol.ts';

export type FunctionSettings = {
  name: string;
  arn: string;
  handlerUrl: string;
  exportName: string;
  memoryMb: number;
  timeoutMs: number;
  region: string;
  variables: () => Record<string, string>;
  maxConcurrency: number;
};

type Waiting = { resolve: (environment: Environment) => void };

/** How long an event waits for a busy environment before another is started: a warm one is worth a short wait. */
const PATIENCE_MS = 30;

/** One function: its environments, started when they are needed and used again while they are warm. */
export class LambdaFunction {
  readonly settings: FunctionSettings;
  private readonly control: Control;
  private readonly idle: Environment[] = [];
  private readonly all = new Set<Environment>();
  private readonly waiting: Waiting[] = [];
  private running = 0;
  private begun = 0;

  constructor(settings: FunctionSettings, control: Control) {
    this.settings = settings;
    this.control = control;
  }

  get name(): string {
    return this.settings.name;
  }

  /** Events that are running or waiting. */
  get busy(): number {
    return this.running;
  }

  /** Events taken since the start. */
  get taken(): number {
    return this.begun;
  }

  /** Runs the function once and gives its result as JSON holds it. Rejects with InvocationError. */
  async invoke(event: unknown): Promise<unknown> {
    this.running++;
    this.begun++;
    try {
      const environment = await this.acquire();
      try {
        return await environment.run(randomUUID(), event, this.settings.timeoutMs);
      } finally {
        this.release(environment);
      }
    } finally {
      this.running--;
    }
  }

  broadcast(message: ToWorker): void {
    for (const environment of this.all) environment.send(message);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all].map((environment) => environment.stop()));
  }

  private acquire(): Promise<Environment> | Environment {
    for (let warm = this.idle.pop(); warm; warm = this.idle.pop()) {
      if (warm.alive) return warm;
      this.all.delete(warm);
    }
    if (!this.all.size) return this.start();
    return new Promise((resolve) => {
      const waiting: Waiting = { resolve };
      this.waiting.push(waiting);
      setTimeout(() => this.startFor(waiting), PATIENCE_MS);
    });
  }

  private startFor(waiting: Waiting): void {
    const place = this.waiting.indexOf(waiting);
    if (place < 0 || this.all.size >= this.settings.maxConcurrency) return;
    this.waiting.splice(place, 1);
    waiting.resolve(this.start());
  }

  private start(): Environment {
    const { name, arn, handlerUrl, exportName, memoryMb, region } = this.settings;
    const variables = this.settings.variables();
    const environment = new Environment(
      {
        functionName: name,
        functionArn: arn,
        handlerUrl,
        exportName,
        memoryMb,
        region,
        variables,
        sourceMaps: (variables['NODE_OPTIONS'] ?? '').includes('--enable-source-maps'),
      },
      this.control,
    );
    this.all.add(environment);
    return environment;
  }

  private release(environment: Environment): void {
    if (environment.alive) {
      const next = this.waiting.shift();
      if (next) next.resolve(environment);
      else this.idle.push(environment);
      return;
    }
    this.all.delete(environment);
    const next = this.waiting.shift();
    if (next) next.resolve(this.start());
  }
}
