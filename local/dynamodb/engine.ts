import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type TableEngine = {
  /** The file of its tables (SQLite). */
  file: string;
  /** CPU time that the engine has used, in milliseconds. 0 where the system does not tell. */
  cpuMs(): number;
  stop(): Promise<void>;
};

const CLOCK_TICKS_PER_SECOND = 100;

/** The one place that knows which program plays DynamoDB on which system. */
function findEngine(): string {
  const name = `@extenddb/${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/extenddb`);
  } catch {
    throw new Error(
      `DynamoDB needs the package ${name}, which is not installed. It exists for linux-x64. On other systems run ` +
        'Foyer in a linux-x64 container, or add DynamoDB Local here (local/dynamodb/engine.ts).',
    );
  }
}

/**
 * Indexes follow in the same write. The engine's own setting lets them follow 10 ms later from a queue, which falls
 * minutes behind when much is written at once, and costs nearly twice the processor time.
 */
const SETTINGS = "UPDATE settings SET value = '0' WHERE key = 'index_propagation_delay_ms'";

/** Starts the DynamoDB engine on a port; its tables live in `file`, or in a temporary one when absent. */
export async function startTableEngine(port: number, file?: string): Promise<TableEngine> {
  const temporary = file === undefined ? mkdtempSync(join(tmpdir(), 'tables-')) : undefined;
  const place = file ?? join(temporary!, 'tables.sqlite');
  // The first start makes the file; the setting is read at the next.
  if (!existsSync(place)) await (await run(port, place)).stop();
  const database = new DatabaseSync(place);
  database.exec(SETTINGS);
  database.close();
  const engine = await run(port, place);
  return {
    file: place,
    cpuMs: engine.cpuMs,
    stop: async () => {
      await engine.stop();
      if (temporary) rmSync(temporary, { recursive: true, force: true });
    },
  };
}

async function run(port: number, file: string): Promise<Omit<TableEngine, 'file'>> {
  const child = spawn(findEngine(), ['serve', '--foreground'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: tmpdir(),
    env: {
      HOME: tmpdir(),
      // Its work is done by a thread for each connection to SQLite; one more to hand it over is enough, and wakes fewer.
      TOKIO_WORKER_THREADS: '1',
      EXTENDDB__SERVER__PORT: String(port),
      EXTENDDB__STORAGE__SQLITE__PATH: file,
    },
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-2000);
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  await ready(child, port, () => complaints);
  return {
    cpuMs: () => cpuOf(child.pid),
    stop: async () => {
      process.off('exit', kill);
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(kill, 2000);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function ready(child: ChildProcess, port: number, complaints: () => string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (child.exitCode !== null) throw new Error(`The DynamoDB engine ended at once: ${complaints()}`);
    try {
      await fetch(`http://127.0.0.1:${port}/health`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  throw new Error(`The DynamoDB engine does not answer on port ${port}: ${complaints()}`);
}

/** Fields 14 and 15 of /proc/<pid>/stat are user and system time; the name in field 2 may hold spaces. */
function cpuOf(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / CLOCK_TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
