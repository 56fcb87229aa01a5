/** `halftone decide` and `halftone release explain`: by the right to read the target, without a decide token. */
import { type Command, Option } from 'commander';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { type Environment, environments } from '../../../domain/registry/target-app.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { reportFailures, printBody } from '../output/print.js';
import { releaseArgument } from '../release/release-lists.js';
import { findRelease } from '../release/release-name.js';
import { nameOfRelease } from '../release/release-columns.js';
import type { WireExplanation } from './explanation.js';

interface UserFlags extends ConnectionFlags {
  readonly user: string;
  readonly at?: string;
}

interface DecideFlags extends UserFlags {
  readonly app: string;
  readonly program: string;
  readonly environment: Environment;
}

interface Target {
  readonly miniProgram: string;
  readonly targetApp: string;
  readonly environment: Environment;
}

export function addDecideCommand(program: Command): void {
  const decide = withConnection(program.command('decide'))
    .summary('which version of a mini program a user gets')
    .requiredOption('--app <id>', 'the target app')
    .requiredOption('--program <id>', 'the mini program')
    .addOption(new Option('--environment <name>').choices(environments).default('production'));
  withUser(decide).action(
    reportFailures(async ({ app, program: miniProgram, environment, ...flags }: DecideFlags) => {
      const found = await explained(connect(flags), { miniProgram, targetApp: app, environment }, flags);
      const { decisionText } = await import('./explanation.js');
      await printBody(flags.output, found, () => decisionText(flags.user, found));
    }),
  );
}

export function addExplainCommand(release: Command): void {
  const explain = withConnection(release.command('explain'))
    .summary('whether a user gets this release, and the numbers behind it')
    .argument('<release>', releaseArgument);
  withUser(explain).action(
    reportFailures(async (flags: UserFlags, name = '') => {
      const client = connect(flags);
      const named = await findRelease(client, name);
      const found = await explained(client, named, flags);
      const { explanationText } = await import('./explanation.js');
      const isGot = found.releaseId === named.id;
      const head = `${flags.user} ${isGot ? 'gets' : 'does not get'} ${nameOfRelease(named)}.`;
      await printBody(flags.output, found, () => `${head}\n\n${explanationText(flags.user, found)}`);
    }),
  );
}

function withUser(command: Command): Command {
  return command
    .requiredOption('--user <key>', 'the user key, as the super app sends it')
    .option('--at <time>', 'a moment in the past: 2030-01-31T12:00:00Z (now)');
}

export function explained(
  client: HalftoneClient,
  { miniProgram, targetApp, environment }: Target,
  { user, at }: Pick<UserFlags, 'user' | 'at'>,
): Promise<WireExplanation> {
  const route = '/v1/targets/{miniProgram}/{targetApp}/{environment}/explain';
  const query = { user, ...withoutUndefined({ at }) };
  return bodyOf(client.GET(route, { params: { path: { miniProgram, targetApp, environment }, query } }));
}
