/**
 * One process of the world, to be started, ended, killed and frozen. It runs under a guard that ends it with us,
 * however we end, and with an environment of its own.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type GuardedProcess, startGuarded } from '../../../platform/process/guarded-process.js';

export interface Part {
  readonly name: string;
  readonly isRunning: boolean;
  /** Resolves when it answers. Does nothing while it runs. */
  start(): Promise<void>;
  /** In order, as an operator ends it. */
  end(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Stops it where it is; it goes on when it is thawed, and knows nothing of it. */
  freeze(): void;
  thaw(): void;
  /** Where its output goes. */
  readonly logFile: string;
}

export interface PartOptions {
  readonly name: string;
  /** For its log and its pid. */
  readonly folder: string;
  /** The folder to run in; by default ours. */
  readonly cwd?: string;
  /** Called at each start. */
  readonly command: () => readonly string[];
  readonly env?: () => Readonly<Record<string, string>>;
  readonly answers: () => Promise<boolean>;
  readonly stopSignal?: 'TERM' | 'INT';
  readonly runAs?: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * For a start that fails because of another fault, too: what was killed left its children or its port, or a part that
 * this one needs is away. It is started again and again, as a supervisor does.
 */
const startWithinMs = 90_000;

export function createPart(options: PartOptions): Part {
  const { name, folder, cwd, runAs, stopSignal = 'TERM' } = options;
  const pidFile = join(folder, `${name}.pid`);
  const logFile = join(folder, `${name}.log`);
  let running: GuardedProcess | undefined;
  let isFrozen = false;

  function launch(): GuardedProcess {
    const { PATH = '', HOME = '' } = process.env;
    const variables = Object.entries({ PATH, HOME, ...options.env?.() }).map(([key, value]) => `${key}=${value}`);
    return startGuarded({
      command: ['/usr/bin/env', '-i', ...variables, ...options.command()],
      pidFile,
      logFile,
      note: name,
      stopSignal,
      ...(cwd === undefined ? {} : { cwd }),
      ...(runAs === undefined ? {} : { runAs }),
    });
  }

  async function isUp(guarded: GuardedProcess, untilMs: number): Promise<boolean> {
    while (!guarded.hasEnded && performance.now() < untilMs) {
      if (await options.answers().catch(() => false)) return true;
      await pause(50);
    }
    return false;
  }

  async function pid(): Promise<number> {
    for (let tried = 0; tried < 200; tried += 1) {
      const read = pidIn(pidFile);
      if (read !== undefined) return read;
      await pause(10);
    }
    throw new Error(`${name} has no process id`);
  }

  const part: Part = {
    name,
    logFile,
    get isRunning() {
      return running !== undefined && !running.hasEnded;
    },
    async start() {
      if (part.isRunning) return;
      const untilMs = performance.now() + startWithinMs;
      do {
        running = launch();
        if (await isUp(running, untilMs)) return;
        await running.stop();
        await pause(300);
      } while (performance.now() < untilMs);
      throw new Error(`${name} does not start; see ${logFile}`);
    },
    async end() {
      part.thaw();
      await running?.stop(20_000);
    },
    async kill() {
      if (!part.isRunning || running === undefined) return;
      process.kill(await pid(), 'SIGKILL');
      isFrozen = false;
      await running.ended;
    },
    freeze() {
      signal(pidIn(pidFile), 'SIGSTOP');
      isFrozen = true;
    },
    thaw() {
      if (isFrozen) signal(pidIn(pidFile), 'SIGCONT');
      isFrozen = false;
    },
  };
  return part;
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in this moment.
  }
}
