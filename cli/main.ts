#!/usr/bin/env node
/**
 * The program `halftone`: starts processes of Halftone, and has the commands for an operator. Each command imports its
 * code only when it runs.
 */
import './require-node.js';
import { Command } from 'commander';
import { tokenScopes } from '../domain/access/scopes.js';
import type { Config } from '../platform/config/config.js';
import { unifyProxyVariables } from '../platform/http/proxy-variables.js';
import { asStartFailure, startFailureLines } from '../platform/process/start-failure.js';
import type { Logger } from '../platform/log/logger.js';
import { addOperatorCommands } from './operator/operator-commands.js';
import type { DecideTokenFlags } from './processes/create-decide-token.js';
import type { LinkFlags } from './processes/create-link.js';
import type { TokenFlags } from './processes/create-token.js';
import { environmentHelp } from './processes/environment-help.js';
import { programVersion } from './processes/program-version.js';
import type { ProcessParts } from './processes/run-process.js';

// New files are readable by this user only: database, tokens, logs, and files of child processes.
process.umask(0o077);
// Before a command connects to anything: its imports above open no connection.
unifyProxyVariables(process.env);

const database = ['DATABASE_URL', 'HALFTONE_DATA_DIR', 'LOG_LEVEL'] as const;
const cluster = ['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'TEMPORAL_TASK_QUEUE'] as const;
const tokens = ['TOKEN_DEFAULT_DAYS', 'TOKEN_MAX_DAYS'] as const;
const builds = ['TEMPORAL_DEPLOYMENT_NAME', 'TEMPORAL_WORKER_BUILD_ID'] as const;

/** Loaded when a process command runs: operator commands start without it. */
async function runProcess(start: (parts: ProcessParts) => Promise<void>): Promise<void> {
  const { runProcess: run } = await import('./processes/run-process.js');
  await run(start);
}

async function readSettings(): Promise<{ readonly config: Config; readonly logger: Logger }> {
  const [{ readConfig }, { createLogger }] = await Promise.all([
    import('../platform/config/config.js'),
    import('../platform/log/logger.js'),
  ]);
  const config = readConfig(process.env);
  return { config, logger: createLogger({ level: config.logLevel }) };
}

const program = new Command('halftone')
  .description('Durable grayscale releases for mini programs, on Temporal.')
  .version(programVersion())
  // An option after a command is the command's: `release list --version`.
  .enablePositionalOptions()
  .showHelpAfterError('(halftone --help shows what there is)')
  .addHelpText('after', environmentHelp());

program
  .command('start')
  .summary('everything in one process: database, Temporal, API, worker')
  .description(
    'Starts everything in one process and waits until it answers. Finds or builds a Temporal dev server, and embeds a\n' +
      'database, unless the environment names others. The first start makes a token for the user admin.\n' +
      'SIGINT, SIGTERM and SIGHUP end it in order; a second one at once.',
  )
  .addHelpText('after', environmentHelp())
  .action(async () => {
    const { start } = await import('./processes/start.js');
    await runProcess(start);
  });

program
  .command('api')
  .summary('the HTTP API alone; run as many as you like')
  .description(
    'Serves the API. Needs a Postgres server that `halftone migrate` has been at. Temporal may be away: commands wait\n' +
      'for it then, stop commands are applied.',
  )
  .addHelpText(
    'after',
    environmentHelp(
      'DATABASE_URL',
      'HOST',
      'PORT',
      'METRICS_HOST',
      'METRICS_PORT',
      'PUBLIC_URL',
      ...tokens,
      ...cluster,
      'TEMPORAL_UI_URL',
    ),
  )
  .action(async () => {
    const { runApi } = await import('./processes/run-api.js');
    await runProcess(runApi);
  });

program
  .command('worker')
  .summary('the workflows of releases and the relay; run as many as you like')
  .description(
    'Runs workflows and activities. Needs a Postgres server that `halftone migrate` has been at, and waits for Temporal.',
  )
  .addHelpText(
    'after',
    environmentHelp(
      'DATABASE_URL',
      ...cluster,
      ...builds,
      'TEMPORAL_STOPS',
      'HOST',
      'METRICS_HOST',
      'METRICS_PORT',
      'LOG_LEVEL',
    ),
  )
  .action(async () => {
    const { runWorker } = await import('./processes/run-worker.js');
    await runProcess(runWorker);
  });

program
  .command('edge')
  .summary('the decision plane alone: which version does this user get?')
  .description(
    'Answers OFREP evaluations and streams from memory. Starts and goes on without the database, from the copy that it\n' +
      'keeps in the data folder; it needs neither the API nor Temporal.',
  )
  .addHelpText(
    'after',
    environmentHelp(
      'DATABASE_URL',
      'HALFTONE_DATA_DIR',
      'HOST',
      'PORT',
      'METRICS_HOST',
      'METRICS_PORT',
      'PUBLIC_URL',
      'TRUSTED_PROXIES',
      'EVALUATIONS_PER_SECOND',
      'EDGE_STREAMS_PER_TOKEN',
      'EDGE_STREAMS_PER_PROCESS',
      'HTTP_LIMITS',
      'LOG_LEVEL',
    ),
  )
  .action(async () => {
    const { runEdge } = await import('./processes/run-edge.js');
    await runProcess(runEdge);
  });

program
  .command('migrate')
  .summary('bring the database to the schema of this version')
  .description('Applies the migrations that are missing. Forward only; safe to run again, and by several at once.')
  .addHelpText('after', environmentHelp(...database))
  .action(async () => {
    const { migrate } = await import('./processes/migrate.js');
    const { config, logger } = await readSettings();
    await migrate(config, logger);
  });

program
  .command('token')
  .description('API tokens of people and programs.')
  .command('create')
  .summary('make a token and print its secret')
  .description(
    'Makes a token, straight in the database, and prints its secret on stdout, alone. It is shown this once.\n' +
      'While `halftone start` runs on an embedded database, make tokens by POST /v1/tokens instead.',
  )
  .requiredOption('--user <name>', 'user that the token acts for')
  .requiredOption('--name <text>', 'what it is for: "CI of the weather team"')
  .option('--scopes <list>', `what it may do: ${tokenScopes.join(', ')}; separated by commas (all of them)`)
  .option('--workspace <id>', "count the user's roles in this workspace only (in all)")
  .option(
    '--expires <when>',
    'a length of time such as 90d or 12h, or a time such as 2030-01-31 (TOKEN_DEFAULT_DAYS from now: 90d)',
  )
  .option('--system-admin', 'may make tokens for everybody; needed once in a new installation')
  .addHelpText('after', environmentHelp(...database, ...tokens))
  .action(async (flags: TokenFlags) => {
    const { createToken } = await import('./processes/create-token.js');
    const { config, logger } = await readSettings();
    await createToken(flags, config, logger);
  });

program
  .command('link')
  .summary('make a one-time link that signs in to the console, and print it')
  .description(
    'Makes a link that signs a user in to the console, once and within an hour, and prints it on stdout, alone.\n' +
      'Works beside a running `halftone start`, too: set PORT as that one has it.',
  )
  .option('--user <name>', 'user to sign in, also a new one (the system admin of the installation)')
  .addHelpText('after', environmentHelp(...database, 'HOST', 'PORT', 'PUBLIC_URL', ...tokens))
  .action(async (flags: LinkFlags) => {
    const { createLink } = await import('./processes/create-link.js');
    const { config, logger } = await readSettings();
    await createLink(flags, config, logger);
  });

program
  .command('decide-token')
  .description('The tokens with which pages and back ends read decisions.')
  .command('create')
  .summary('make a decide token and print its secret')
  .description(
    'Makes a decide token, straight in the database, and prints its secret on stdout, alone. It is shown this once.\n' +
      'page: for a page or an app that users run; it evaluates flags by OFREP, also from other origins.\n' +
      'server: for a back end; it evaluates flags and follows the stream. Pages cannot read its answers.',
  )
  .requiredOption('--name <text>', 'what uses it: "launcher of the wallet"')
  .requiredOption('--kind <kind>', 'where it is kept: page or server')
  .requiredOption('--target-apps <list>', 'the ids of target apps of one workspace, separated by commas')
  .addHelpText('after', environmentHelp(...database))
  .action(async (flags: DecideTokenFlags) => {
    const { makeDecideToken } = await import('./processes/create-decide-token.js');
    const { config, logger } = await readSettings();
    await makeDecideToken(flags, config, logger);
  });

addOperatorCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  for (const line of startFailureLines(asStartFailure(error))) console.error(line);
  process.exit(1);
}
