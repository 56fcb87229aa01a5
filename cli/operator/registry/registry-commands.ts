/** `halftone workspace`, `app`, `program`, `version`: what is registered. Their `create` is in `create-commands.ts`. */
import type { Command } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import { allItems } from '../../../client/all-items.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printBody } from '../output/print.js';
import { fieldsOf } from '../output/table.js';
import { eventColumns } from '../release/release-columns.js';
import * as columns from './registry-columns.js';
import { addCreateApp, addCreateProgram, addCreateVersion, addCreateWorkspace } from './create-commands.js';
import { requireVersionName } from './version-name.js';

interface OfWorkspace extends ListFlags {
  readonly workspace?: string;
}

export function addRegistryCommands(program: Command): void {
  addWorkspaceCommands(program);
  addAppCommands(program);
  addProgramCommands(program);
  addVersionCommands(program);
}

function addWorkspaceCommands(program: Command): void {
  const workspace = program.command('workspace').summary('workspaces that you may read');
  listOf(workspace, 'workspaces that you may read').action(
    reportFailures((flags: ListFlags) => {
      const client = connect(flags);
      const items = allItems((query) => client.GET('/v1/workspaces', { params: { query } }));
      return printItems(flags, items, columns.workspaceColumns);
    }),
  );
  getOf(workspace, 'one workspace, by its id', '<workspace>').action(
    reportFailures(async (flags: ConnectionFlags, id = '') => {
      const path = { workspace: id };
      const body = await bodyOf(connect(flags).GET('/v1/workspaces/{workspace}', { params: { path } }));
      await printBody(flags.output, body, () => fieldsOf(columns.workspaceFields(body)));
    }),
  );
  addTrail(workspace, 'workspace', 'changes of policy, members and decide tokens, newest first', (client, id) =>
    allItems((query) =>
      client.GET('/v1/workspaces/{workspace}/events', { params: { path: { workspace: id }, query } }),
    ),
  );
  addCreateWorkspace(workspace);
}

function addAppCommands(program: Command): void {
  const app = program.command('app').summary('target apps: super apps that versions are released to');
  listOf(app, 'target apps that you may read')
    .option('--workspace <id>', 'of this workspace only')
    .action(
      reportFailures((flags: OfWorkspace) => {
        const client = connect(flags);
        const filter = withoutUndefined({ workspace: flags.workspace });
        const items = allItems((page) => client.GET('/v1/target-apps', { params: { query: { ...filter, ...page } } }));
        return printItems(flags, items, columns.appColumns);
      }),
    );
  getOf(app, 'one target app, with its policy', '<app>').action(
    reportFailures(async (flags: ConnectionFlags, id = '') => {
      const path = { targetApp: id };
      const body = await bodyOf(connect(flags).GET('/v1/target-apps/{targetApp}', { params: { path } }));
      await printBody(flags.output, body, () => fieldsOf(columns.appFields(body)));
    }),
  );
  addTrail(app, 'app', 'changes of policy, push address and push secret, newest first', (client, id) =>
    allItems((query) =>
      client.GET('/v1/target-apps/{targetApp}/events', { params: { path: { targetApp: id }, query } }),
    ),
  );
  addCreateApp(app);
}

function addProgramCommands(program: Command): void {
  const miniProgram = program.command('program').summary('mini programs');
  listOf(miniProgram, 'mini programs of your workspaces, with what is live and what rolls out')
    .option('--workspace <id>', 'of this workspace only')
    .action(
      reportFailures((flags: OfWorkspace) => {
        const client = connect(flags);
        return printItems(flags, miniProgramsOf(client, flags.workspace), columns.programColumns);
      }),
    );
  getOf(miniProgram, 'one mini program', '<program>').action(
    reportFailures(async (flags: ConnectionFlags, id = '') => {
      const path = { miniProgram: id };
      const body = await bodyOf(connect(flags).GET('/v1/mini-programs/{miniProgram}', { params: { path } }));
      await printBody(flags.output, body, () => fieldsOf(columns.programFields(body)));
    }),
  );
  addCreateProgram(miniProgram);
}

/** The API lists the mini programs of one workspace. */
async function* miniProgramsOf(client: HalftoneClient, given: string | undefined): AsyncGenerator<columns.Program> {
  const workspaces =
    given === undefined ? allItems((query) => client.GET('/v1/workspaces', { params: { query } })) : [{ id: given }];
  for await (const { id: workspace } of workspaces)
    yield* allItems((query) =>
      client.GET('/v1/workspaces/{workspace}/mini-programs', { params: { path: { workspace }, query } }),
    );
}

function addVersionCommands(program: Command): void {
  const version = program.command('version').summary('versions of mini programs, and where each was released');
  withConnection(withLimit(version.command('list')))
    .summary('versions of a mini program, newest first')
    .argument('<program>', 'id of the mini program')
    .action(
      reportFailures((flags: ListFlags, miniProgram = '') => {
        const client = connect(flags);
        const path = { miniProgram };
        const items = allItems((query) =>
          client.GET('/v1/mini-programs/{miniProgram}/versions', { params: { path, query } }),
        );
        return printItems(flags, items, columns.versionColumns);
      }),
    );
  getOf(version, 'one version, with its pages and releases', '<program@version>').action(
    reportFailures(async (flags: ConnectionFlags, name = '') => {
      const path = requireVersionName(name);
      const route = '/v1/mini-programs/{miniProgram}/versions/{version}';
      const body = await bodyOf(connect(flags).GET(route, { params: { path } }));
      await printBody(flags.output, body, () => columns.versionText(body));
    }),
  );
  addCreateVersion(version);
}

function addTrail(
  parent: Command,
  argument: string,
  summary: string,
  eventsOf: (client: HalftoneClient, id: string) => AsyncIterable<components['schemas']['Event']>,
): void {
  withLimit(withConnection(parent.command('events')))
    .summary(summary)
    .argument(`<${argument}>`)
    .action(
      reportFailures((flags: ListFlags, id = '') => printItems(flags, eventsOf(connect(flags), id), eventColumns)),
    );
}

function listOf(parent: Command, summary: string): Command {
  return withConnection(withLimit(parent.command('list'))).summary(summary);
}

function getOf(parent: Command, summary: string, argument: string): Command {
  return withConnection(parent.command('get')).summary(summary).argument(argument);
}
