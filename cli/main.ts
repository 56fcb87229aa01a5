#!/usr/bin/env node
/**
 * `halftone`: the processes of Halftone, and what an operator needs beside them. Each command loads only its own part.
 */
import { Command } from 'commander';
import { type Config, readConfig } from '../platform/config.js';
import { createLogger, type Logger } from '../platform/logger.js';
import { startFailureLines } from '../platform/start-failure.js';
import { environmentHelp } from './environment-help.js';
import { programVersion } from './program-version.js';

function settings(): { config: Config; logger: Logger } {
  const config = readConfig(process.env);
  return { config, logger: createLogger({ level: config.logLevel }) };
}

const program = new Command('halftone')
  .description('Durable grayscale releases for mini programs, on Temporal.')
  .version(programVersion())
  .showHelpAfterError('(halftone --help shows what there is)')
  .addHelpText('after', environmentHelp());

program
  .command('migrate')
  .summary('bring the database to the schema of this version')
  .description('Applies the migrations that are missing. Forward only; safe to run again, and by several at once.')
  .action(async () => {
    const { migrate } = await import('./migrate.js');
    const { config, logger } = settings();
    await migrate(config, logger);
  });

try {
  await program.parseAsync();
} catch (error) {
  for (const line of startFailureLines(error)) console.error(line);
  process.exit(1);
}
