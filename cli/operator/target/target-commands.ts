/** `halftone target`: a mini program on a target app in an environment. */
import { type Command, Option } from 'commander';
import { allItems } from '../../../client/all-items.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import type { TargetName } from '../../../client/send-command.js';
import { type Environment, environments } from '../../../domain/registry/target-app.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printBody } from '../output/print.js';
import type { Column } from '../output/table.js';
import { commandColumns, eventColumns } from '../release/release-columns.js';
import { targetColumns, targetText } from './target-columns.js';
import { requireTargetName, targetArgument } from './target-name.js';
import { addTargetVerbs } from './target-verbs.js';

interface TargetListFlags extends ListFlags {
  readonly program?: string;
  readonly app?: string;
  readonly environment?: Environment;
  readonly workspace?: string;
  readonly search?: string;
}

const route = '/v1/targets/{miniProgram}/{targetApp}/{environment}';

export function addTargetCommands(program: Command): void {
  const target = program.command('target').summary('targets: a mini program on a target app in an environment');
  addList(target);
  withConnection(target.command('get'))
    .summary('what users of a target get, whether it is suspended, and what you may do')
    .argument('<target>', targetArgument)
    .action(
      reportFailures(async (flags: ConnectionFlags, name = '') => {
        const path = { ...requireTargetName(name) };
        const body = await bodyOf(connect(flags).GET(route, { params: { path } }));
        await printBody(flags.output, body, () => targetText(body));
      }),
    );
  const events = target.command('events').summary('what happened to a target itself, oldest first');
  addTrail(events, eventColumns, (client, path) =>
    allItems((query) => client.GET(`${route}/events`, { params: { path, query } })),
  );
  const commands = target
    .command('commands')
    .summary('emergency commands of a target with their outcomes, newest first');
  addTrail(commands, commandColumns, (client, path) =>
    allItems((query) => client.GET(`${route}/commands`, { params: { path, query } })),
  );
  addTargetVerbs(target);
}

function addList(target: Command): void {
  withLimit(withConnection(target.command('list')))
    .summary('targets that you may read')
    .option('--program <id>', 'of this mini program')
    .option('--app <id>', 'on this target app')
    .addOption(new Option('--environment <name>').choices(environments))
    .option('--workspace <id>', 'of mini programs or target apps of this workspace')
    .option('--search <words>', 'a part of the id or name of the mini program or target app')
    .action(
      reportFailures((flags: TargetListFlags) => {
        const client = connect(flags);
        const { program: miniProgram, app: targetApp, environment, workspace, search: q } = flags;
        const filter = withoutUndefined({ miniProgram, targetApp, environment, workspace, q });
        const items = allItems((page) => client.GET('/v1/targets', { params: { query: { ...filter, ...page } } }));
        return printItems(flags, items, targetColumns);
      }),
    );
}

function addTrail<Item>(
  command: Command,
  columns: readonly Column<Item>[],
  itemsOf: (client: HalftoneClient, path: TargetName & Record<string, string>) => AsyncIterable<Item>,
): void {
  withLimit(withConnection(command))
    .argument('<target>', targetArgument)
    .action(
      reportFailures(async (flags: ListFlags, name = '') => {
        const path = { ...requireTargetName(name) };
        await printItems(flags, itemsOf(connect(flags), path), columns);
      }),
    );
}
