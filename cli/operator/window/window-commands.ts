/** `halftone window`: the change windows of a workspace. docs/change-windows.md says what they do. */
import type { Command } from 'commander';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, withConnection } from '../access/connection.js';
import { type CommandIdFlags, idHeader, withCommandId } from '../output/command-id.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printNote, printBody } from '../output/print.js';
import { releaseArgument } from '../release/release-lists.js';
import { findRelease } from '../release/release-name.js';
import { findWindow, windowsOf } from './find-window.js';
import { workspaceOf } from '../access/workspace-of.js';
import * as options from './window-options.js';
import { exemptionText, windowColumns, previewText, type Window, windowText } from './window-text.js';

type Flags = options.WorkspaceFlags;

const route = '/v1/workspaces/{workspace}/change-windows';
const routeOfOne = '/v1/workspaces/{workspace}/change-windows/{window}';
const windowArgument = 'id or name';

export function addWindowCommands(program: Command): void {
  const window = program.command('window').summary('change windows: freezes and working hours');
  addReading(window);
  addWriting(window);
  addFreezing(window);
}

function ofWorkspace(parent: Command, name: string, summary: string): Command {
  return withConnection(parent.command(name))
    .summary(summary)
    .option('--workspace <id>', 'the workspace (the only one that you may read)');
}

function addReading(parent: Command): void {
  withLimit(ofWorkspace(parent, 'list', 'change windows of a workspace, and what each does now')).action(
    reportFailures(async (flags: Flags & ListFlags) => {
      const client = connect(flags);
      await printItems(flags, windowsOf(client, await workspaceOf(client, flags.workspace)), windowColumns);
    }),
  );
  ofWorkspace(parent, 'get', 'one change window, with its exemptions')
    .argument('<window>', windowArgument)
    .action(
      reportFailures(async (flags: Flags, text = '') => {
        const { window } = await found(flags, text);
        await printBody(flags.output, window, () => windowText(window));
      }),
    );
  options
    .withNewWindow(ofWorkspace(parent, 'preview', 'when a new window would occur, and what it would cover'))
    .action(
      reportFailures(async (flags: options.WindowFlags) => {
        const client = connect(flags);
        const path = { workspace: await workspaceOf(client, flags.workspace) };
        const body = options.newWindowOf(flags);
        const preview = await bodyOf(client.POST(`${route}/preview`, { params: { path }, body }));
        await printBody(flags.output, preview, () => previewText(preview));
      }),
    );
}

function addWriting(parent: Command): void {
  options
    .withNewWindow(withCommandId(ofWorkspace(parent, 'create', 'make a change window; it is in force at once')))
    .action(reportFailures((flags: options.WindowFlags) => create(flags, options.newWindowOf(flags))));
  options
    .withChanges(ofWorkspace(parent, 'edit', 'change a window; what is left out stays'))
    .argument('<window>', windowArgument)
    .option('--dry-run', 'show what the window would do then, and which plans it would move; change nothing')
    .action(
      reportFailures((flags: options.EditFlags, text = '') => {
        const body = options.changesOf(flags);
        return flags.dryRun === true ? previewChange(flags, text, body) : change(flags, text, body);
      }),
    );
  ofWorkspace(parent, 'delete', 'delete a window and its exemptions; the trail keeps them')
    .argument('<window>', windowArgument)
    .action(
      reportFailures(async (flags: Flags, text = '') => {
        const { client, path, header, window } = await found(flags, text);
        await bodyOf(client.DELETE(routeOfOne, { params: { path, header } }));
        await printBody(flags.output, window, () => `The change window ${window.name} is deleted.`);
      }),
    );
}

function addFreezing(parent: Command): void {
  const freeze = withCommandId(
    ofWorkspace(parent, 'freeze', 'freeze increases now, until it is lifted; inspectors may, too'),
  )
    .requiredOption('--reason <text>', 'why, for those who read it when it closes a target')
    .option('--name <text>', 'its name in lists', 'Freeze');
  options
    .withScope(freeze)
    .action(reportFailures((flags: options.WindowFlags) => create(flags, options.newWindowOf(flags))));
  ofWorkspace(parent, 'lift', 'end a freeze and keep it in the list')
    .argument('<window>', windowArgument)
    .action(reportFailures((flags: Flags, text = '') => change(flags, text, { enabled: false })));
  withCommandId(ofWorkspace(parent, 'exempt', 'let one increase of a release pass a window'))
    .argument('<window>', windowArgument)
    .argument('<release>', releaseArgument)
    .requiredOption('--reason <text>', 'why, for those who read the history')
    .option('--expires <time>', 'at most in seven days: 2030-01-31T12:00:00Z (in a day)')
    .action(
      reportFailures(
        async (
          flags: Flags & CommandIdFlags & { readonly reason: string; readonly expires?: string },
          text = '',
          name = '',
        ) => {
          const { client, path } = await found(flags, text);
          const { id: release } = await findRelease(client, name);
          const { reason, expires } = flags;
          const body = { release, reason, ...(expires === undefined ? {} : { expiresAt: expires }) };
          const params = { path, header: idHeader(flags) };
          const made = await bodyOf(client.POST(`${routeOfOne}/exemptions`, { params, body }));
          await printBody(flags.output, made, () => exemptionText(made));
        },
      ),
    );
}

async function create(flags: Flags & CommandIdFlags, body: ReturnType<typeof options.newWindowOf>): Promise<void> {
  const client = connect(flags);
  const params = { path: { workspace: await workspaceOf(client, flags.workspace) }, header: idHeader(flags) };
  const made = await bodyOf(client.POST(route, { params, body }));
  await printBody(flags.output, made, () => windowText(made));
}

async function change(flags: Flags, text: string, body: ReturnType<typeof options.changesOf>): Promise<void> {
  if (Object.keys(body).length === 0) printNote('Nothing was said to change.');
  const { client, path, header } = await found(flags, text);
  const changed = await bodyOf(client.PATCH(routeOfOne, { params: { path, header }, body }));
  await printBody(flags.output, changed, () => windowText(changed));
}

async function previewChange(flags: Flags, text: string, body: ReturnType<typeof options.changesOf>): Promise<void> {
  const { client, window } = await found(flags, text);
  const params = { path: { workspace: window.workspace }, query: { window: window.id } };
  const whole = { ...options.bodyOfWindow(window), ...body };
  const preview = await bodyOf(client.POST(`${route}/preview`, { params, body: whole }));
  await printBody(flags.output, preview, () => previewText(preview));
}

interface Found {
  readonly client: HalftoneClient;
  readonly window: Window;
  readonly path: { readonly workspace: string; readonly window: string };
  /** A change by another user in between is refused. */
  readonly header: { readonly 'if-match': string };
}

async function found(flags: Flags, text: string): Promise<Found> {
  const client = connect(flags);
  const workspace = await workspaceOf(client, flags.workspace);
  const window = await findWindow(client, workspace, text);
  return { client, window, path: { workspace, window: window.id }, header: { 'if-match': `"${window.version}"` } };
}
