/** `halftone release list`, `get`, `events`, `commands` and `create`. */
import { type Command, Option } from 'commander';
import { allItems } from '../../../client/all-items.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { type Environment, environments } from '../../../domain/registry/target-app.js';
import type { ReleaseStatus } from '../../../domain/release/release.js';
import { releaseStatuses } from '../../../domain/release/words.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { type CommandIdFlags, idHeader, withCommandId } from '../output/command-id.js';
import { withoutUndefined } from '../output/given.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printBody } from '../output/print.js';
import type { Column } from '../output/table.js';
import { commandColumns, eventColumns, releaseColumns, progressText } from './release-columns.js';
import { findRelease, requireReleaseName } from './release-name.js';

interface ReleaseListFlags extends ListFlags {
  readonly program?: string;
  readonly version?: string;
  readonly app?: string;
  readonly environment?: Environment;
  readonly workspace?: string;
  readonly status?: ReleaseStatus[];
  readonly active?: true;
}

export const releaseArgument = 'id, or program@version/app/environment';

export function addReleaseLists(release: Command): void {
  addList(release);
  withConnection(release.command('get'))
    .summary('the state of a release, what it waits for, and what you may do')
    .argument('<release>', releaseArgument)
    .action(
      reportFailures(async (flags: ConnectionFlags, name = '') => {
        const body = await findRelease(connect(flags), name);
        await printBody(flags.output, body, () => progressText(body));
      }),
    );
  addTrails(release);
  withCommandId(withConnection(release.command('create')))
    .summary('release a version to a target')
    .argument('<release>', 'program@version/app/environment')
    .action(
      reportFailures(async (flags: ConnectionFlags & CommandIdFlags, text = '') => {
        const { miniProgram, version, ...body } = requireReleaseName(text);
        const route = '/v1/mini-programs/{miniProgram}/versions/{version}/releases';
        const params = { path: { miniProgram, version }, header: idHeader(flags) };
        const made = await bodyOf(connect(flags).POST(route, { params, body }));
        await printBody(flags.output, made, () => progressText(made));
      }),
    );
}

function addList(release: Command): void {
  withConnection(withLimit(release.command('list')))
    .summary('releases that you may read, newest first')
    .option('--program <id>', 'of this mini program')
    .option('--version <version>', '2.3.1, or 2.3 and 2 for all versions that begin so')
    .option('--app <id>', 'on this target app')
    .addOption(new Option('--environment <name>').choices(environments))
    .option('--workspace <id>', 'of mini programs or target apps of this workspace')
    .addOption(new Option('--status <status...>', 'any of these').choices(releaseStatuses))
    .option('--active', 'neither full nor ended')
    .action(
      reportFailures((flags: ReleaseListFlags) => {
        const client = connect(flags);
        const { program: miniProgram, app: targetApp, version, environment, workspace, status, active } = flags;
        const filter = withoutUndefined({
          miniProgram,
          version,
          targetApp,
          environment,
          workspace,
          status,
          active: active === undefined ? undefined : ('true' as const),
        });
        const items = allItems((page) => client.GET('/v1/releases', { params: { query: { ...filter, ...page } } }));
        return printItems(flags, items, releaseColumns);
      }),
    );
}

function addTrails(release: Command): void {
  addTrail(
    release.command('events').summary('what happened to a release, newest first'),
    eventColumns,
    (client, path) =>
      allItems((page) =>
        client.GET('/v1/releases/{release}/events', { params: { path, query: { sort: '-at', ...page } } }),
      ),
  );
  const commands = release.command('commands').summary('commands of a release with their outcomes, newest first');
  addTrail(commands, commandColumns, (client, path) =>
    allItems((query) => client.GET('/v1/releases/{release}/commands', { params: { path, query } })),
  );
}

function addTrail<Item>(
  command: Command,
  columns: readonly Column<Item>[],
  itemsOf: (client: HalftoneClient, path: { readonly release: string }) => AsyncIterable<Item>,
): void {
  withConnection(withLimit(command))
    .argument('<release>', releaseArgument)
    .action(
      reportFailures(async (flags: ListFlags, name = '') => {
        const client = connect(flags);
        const { id } = await findRelease(client, name);
        await printItems(flags, itemsOf(client, { release: id }), columns);
      }),
    );
}
