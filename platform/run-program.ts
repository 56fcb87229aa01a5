/** Runs a program to its end and reads what it says, line by line. Not for programs that stay. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Environment } from './environment.js';
import { errorCode, errorMessage } from './error-facts.js';

export interface RunOptions {
  readonly env?: Environment;
  /** Hears each line of stdout and stderr. */
  readonly onLine?: (line: string) => void;
}

export interface RunResult {
  /** undefined when the program could not be started or was ended by a signal. */
  readonly exitCode: number | undefined;
  /** The last thing it said, or why it could not be started. */
  readonly lastLine: string;
}

/** Never rejects. The program ends with this process. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: options.env ?? process.env });
  const endIt = (): void => void child.kill();
  process.once('exit', endIt);
  child.once('close', () => process.off('exit', endIt));
  let lastLine = '';
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '') return;
      lastLine = line.trim();
      options.onLine?.(lastLine);
    });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({
        exitCode: undefined,
        lastLine: errorCode(error) === 'ENOENT' ? `there is no ${program}` : errorMessage(error),
      });
    });
    child.once('close', (code, signal) => {
      resolve({ exitCode: code ?? undefined, lastLine: code === null ? `ended by ${String(signal)}` : lastLine });
    });
  });
}
