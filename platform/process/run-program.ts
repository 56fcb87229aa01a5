/**
 * Runs a program to its end and reads its output line by line. For programs that keep running: `guarded-process.ts`.
 * Not `tinyexec`: its program outlives a parent that was killed, and always gets the parent's environment with secrets.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Environment } from '../config/environment.js';
import { errorMessage } from '../log/error-fields.js';
import { programEnvironment } from './guarded-process.js';

/** Ends the program and its children with this process, also after SIGKILL. */
const groupScript = join(import.meta.dirname, 'process-group.sh');
/** Exit code of a shell that did not find the program. */
const notFoundCode = 127;

export interface RunOptions {
  /** The whole environment. Default: what any program needs (`programEnvironment`). */
  readonly env?: Environment;
  /** Called with each line of stdout and stderr. */
  readonly onLine?: (line: string) => void;
}

export interface RunResult {
  /** undefined when the program could not be started or was ended by a signal. */
  readonly exitCode: number | undefined;
  /** The last line of its output, or why it could not be started. */
  readonly lastLine: string;
}

/** Never rejects. The program and its children end with this process. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const child = spawn('/bin/sh', [groupScript, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: options.env ?? programEnvironment(process.env),
    detached: true,
  });
  child.stdio[3]?.on('error', () => undefined);
  child.once('exit', () => killGroup(child.pid));
  let lastLine = '';
  const read = (line: string): void => {
    if (line.trim() === '') return;
    lastLine = line.trim();
    options.onLine?.(lastLine);
  };
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null) createInterface({ input: stream }).on('line', read);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ exitCode: undefined, lastLine: errorMessage(error) });
    });
    child.once('close', (code, signal) => {
      if (code === notFoundCode) resolve({ exitCode: undefined, lastLine: `there is no ${program}` });
      else resolve({ exitCode: code ?? undefined, lastLine: code === null ? `ended by ${String(signal)}` : lastLine });
    });
  });
}

/** Ends the processes that the program left behind, and the shell's watcher. */
function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // The group is empty.
  }
}
