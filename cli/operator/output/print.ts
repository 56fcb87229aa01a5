/** Prints answers of the API: as a table, or in the shapes of the API as JSON or YAML. */
import type { Command } from 'commander';
import { exitCodes, failureOf } from './failure.js';
import { colorsOf } from './table.js';

export const outputFormats = ['table', 'json', 'yaml'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** `text`: the table. It is made only when it is printed. */
export async function printBody(format: OutputFormat, body: unknown, text: () => string): Promise<void> {
  console.log(await formatted(format, body, text));
}

async function formatted(format: OutputFormat, body: unknown, text: () => string): Promise<string> {
  if (format === 'table') return text();
  if (format === 'json') return JSON.stringify(body, null, 2);
  const { stringify } = await import('yaml');
  return stringify(body).trimEnd();
}

/** A remark for the person. Output that is piped has the answer alone. */
export function printNote(line: string): void {
  console.error(line);
}

/**
 * The action of an operator command. An error is printed on stderr, with what to do, and sets the exit code. In JSON
 * and YAML, the problem document of the server is printed on stdout, too.
 */
export function reportFailures(
  work: (flags: never, ...names: string[]) => Promise<void>,
): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command;
    const flags = command.opts<{ readonly output?: OutputFormat }>();
    process.stdout.on('error', endWhenClosed);
    try {
      await work(flags as never, ...(command.processedArgs as string[]));
    } catch (error) {
      const failure = failureOf(error);
      const { red } = colorsOf(process.stderr);
      printNote(`${red('halftone:')} ${failure.message}`);
      for (const line of failure.more) printNote(`  ${line}`);
      const { output = 'table' } = flags;
      if (failure.problem !== undefined && output !== 'table') await printBody(output, failure.problem, () => '');
      process.exitCode = exitCodes[failure.exit];
    }
  };
}

/** The reader of a pipe, such as `head`, has all that it wants. */
function endWhenClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
