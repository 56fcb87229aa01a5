/**
 * The built program in its own process, for tests of start, stop and kill. Every process is ended after the test that
 * started it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { endAfterTest } from './end-processes.js';

// For what hangs: each start takes seconds of CPU time, and minutes on a busy machine.
jest.setTimeout(600_000);

export const project = join(import.meta.dirname, '../../..');
let isBuilt = false;

export interface RunningProgram {
  readonly pid: number;
  /** The output so far, stdout and stderr. */
  readonly output: () => string;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the match when the output has it. Rejects when the program ends before. */
  saying(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends the signal and resolves with the exit code. Null if the signal ended the process. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

type Variables = Readonly<Record<string, string>>;

export interface ProgramOptions {
  readonly dataDir: string;
  /** Settings that isolate the program: a free port, its own folder, no variables of this environment. */
  readonly env?: Variables;
}

/** Runs `halftone <args>`. */
export function runHalftone(args: readonly string[], { dataDir, env }: ProgramOptions): RunningProgram {
  buildOnce();
  const command = [process.execPath, join(project, 'dist/cli/main.js'), ...args] as const;
  return runCommand(command, { cwd: project, env: { HALFTONE_DATA_DIR: dataDir, PORT: '0', ...env } });
}

/** Runs any program with PATH, HOME and similar variables, without the Halftone or Temporal settings of this shell. */
export function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Variables },
): RunningProgram {
  const { PATH, HOME, XDG_CACHE_HOME, TMPDIR } = process.env;
  const child = spawn(program, args, {
    cwd,
    env: { PATH, HOME, XDG_CACHE_HOME, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { both: '', stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said.both += text;
      said[name] += text;
    });
  const ended = once(child, 'close').then(() => child.exitCode);
  endAfterTest(child, ended);
  return {
    pid: child.pid ?? 0,
    output: () => said.both,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    saying: (pattern) => saying(pattern, () => said.both, child),
    ended,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

function saying(pattern: RegExp, said: () => string, child: ChildProcess): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const match = pattern.exec(said());
      if (match !== null) resolve(match);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('close', () => {
      look();
      reject(new Error(`It ended without saying ${String(pattern)}:\n${said()}`));
    });
    look();
  });
}

/** Fast if nothing has changed, because `npm test` has built already. */
export function buildOnce(): void {
  if (isBuilt) return;
  execFileSync(process.execPath, [join(project, 'scripts/build.mjs')], { stdio: 'inherit' });
  isBuilt = true;
}
