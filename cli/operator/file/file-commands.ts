/** `halftone apply`, `diff`, `export` and `schema`: a workspace as documents of files. docs/files.md describes them. */
import { Argument, type Command } from 'commander';
import { bodyOf } from '../../../client/problem.js';
import { defaultManager, type FileKind, fileKinds } from '../../../domain/file/file-kinds.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { exitCodes } from '../output/failure.js';
import { reportFailures, printBody } from '../output/print.js';
import { shownText } from '../output/table.js';
import { workspaceOf } from '../access/workspace-of.js';
import type { FileFlags } from './apply-files.js';
import type { WorkspaceChanges } from './changes-text.js';

export function addFileCommands(program: Command): void {
  withFiles(program.command('apply'))
    .summary('make workspaces as files declare them: all or nothing in each')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--force', 'overwrite what was changed by another way since the last apply')
    .action(
      reportFailures(async (flags: FileFlags & { readonly dryRun?: true }) => {
        const done = await printChanges(flags, flags.dryRun === true);
        if (flags.force !== true && hasConflict(done)) process.exitCode = exitCodes.rejected;
      }),
    );
  withFiles(program.command('diff'))
    .summary('what applying files would change; exit code 7 when it is anything, 2 for a conflict')
    .action(
      reportFailures(async (flags: FileFlags) => {
        const done = await printChanges(flags, true);
        const differs = done.some(({ changes }) =>
          changes.some(({ change }) => change !== 'UNCHANGED' && change !== 'KEEP'),
        );
        if (differs) process.exitCode = exitCodes.differs;
        if (hasConflict(done)) process.exitCode = exitCodes.rejected;
      }),
    );
  addReading(program);
}

function withFiles(command: Command): Command {
  return withConnection(command)
    .requiredOption(
      '-f, --filename <file>',
      'a file, a folder, or - for stdin; may be given several times',
      (path, before: readonly string[] | undefined) => [...(before ?? []), path],
    )
    .option('--workspace <id>', 'of documents that name none (the only one that you may read)')
    .option('--prune', 'remove what the manager has applied and no file has any more; needs --manager')
    .option('--manager <name>', `who keeps these files: each object remembers it (${defaultManager})`);
}

function hasConflict(done: readonly WorkspaceChanges[]): boolean {
  return done.some(({ changes }) => changes.some(({ conflict }) => conflict !== undefined));
}

async function printChanges(flags: FileFlags, dryRun: boolean): Promise<WorkspaceChanges[]> {
  const { applyFiles } = await import('./apply-files.js');
  const { changesText } = await import('./changes-text.js');
  const workspaces = await applyFiles(flags, dryRun);
  await printBody(flags.output, { workspaces }, () => workspaces.map(changesText).join('\n\n'));
  return workspaces;
}

function addReading(program: Command): void {
  withConnection(program.command('export'))
    .summary('what a workspace has, as documents of files in YAML')
    .option('--workspace <id>', 'the workspace (the only one that you may read)')
    .action(
      reportFailures(async (flags: ConnectionFlags & { readonly workspace?: string }) => {
        const client = connect(flags);
        const path = { workspace: await workspaceOf(client, flags.workspace) };
        const body = await bodyOf(client.GET('/v1/workspaces/{workspace}/files', { params: { path } }));
        const { stringify } = await import('yaml');
        const managerOf = ({ kind, metadata }: (typeof body.documents)[number]): string =>
          body.managed
            .filter((one) => one.kind === kind && one.name === metadata.name)
            .map(({ manager }) => `# Managed by ${shownText(manager)}\n`)
            .join('');
        const text = () => body.documents.map((one) => managerOf(one) + stringify(one)).join('---\n');
        await printBody(flags.output, body, () => text().trimEnd());
      }),
    );
  withConnection(program.command('schema'))
    .summary('the JSON Schema of documents of files, for editors')
    .addArgument(new Argument('[kind]', 'of one kind (of any)').choices(['Document', ...fileKinds]))
    .action(
      reportFailures(async (flags: ConnectionFlags, ...[kind]: string[]) => {
        const path = { kind: (kind ?? 'Document') as FileKind | 'Document' };
        const body = await bodyOf(connect(flags).GET('/schemas/{kind}', { params: { path } }));
        await printBody(flags.output, body, () => JSON.stringify(body, null, 2));
      }),
    );
}
