/** `halftone workspace create`, `app create`, `program create` and `version create`. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { bodyOf } from '../../../client/problem.js';
import { workspaceKinds } from '../../../domain/access/roles.js';
import { type Environment, environments } from '../../../domain/registry/target-app.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { type CommandIdFlags, idHeader, withCommandId } from '../output/command-id.js';
import { OperatorFailure } from '../output/failure.js';
import { reportFailures, printBody } from '../output/print.js';
import { fieldsOf } from '../output/table.js';
import { workspaceOf } from '../access/workspace-of.js';
import * as columns from './registry-columns.js';
import { requireVersionName } from './version-name.js';

interface CreateFlags extends ConnectionFlags, CommandIdFlags {
  readonly name?: string;
  readonly workspace?: string;
}

export function addCreateWorkspace(workspace: Command): void {
  createOf(workspace, 'make a workspace, and become its first admin', '<display-name>')
    .addOption(
      new Option('--kind <kind>', 'only a tenant owns target apps (tenant)').choices(workspaceKinds).default('tenant'),
    )
    .option('--admin <user>', 'its first admin, if you are a system admin (you)')
    .action(
      reportFailures(async (flags: CreateFlags & { kind: 'tenant' | 'developer'; admin?: string }, name = '') => {
        const { kind, admin } = flags;
        const body = { name, kind, ...withoutUndefined({ admin }) };
        const header = idHeader(flags);
        const made = await bodyOf(connect(flags).POST('/v1/workspaces', { params: { header }, body }));
        await printBody(flags.output, made, () => fieldsOf(columns.workspaceFields(made)));
      }),
    );
}

export function addCreateApp(app: Command): void {
  inWorkspace(createOf(app, 'register a target app, with the default policy', '<app>'))
    .option('--environments <names...>', `of ${environments.join(', ')} (production)`, ['production'])
    .option('--pilot', 'releases to production are tested by pilot testers first')
    .action(
      reportFailures(async (flags: CreateFlags & { environments: Environment[]; pilot?: true }, id = '') => {
        const client = connect(flags);
        const workspace = await workspaceOf(client, flags.workspace);
        const { name = id, environments: offered, pilot = false } = flags;
        const body = { id, name, workspace, environments: offered, pilotSupport: pilot };
        const made = await bodyOf(client.POST('/v1/target-apps', { params: { header: idHeader(flags) }, body }));
        await printBody(flags.output, made, () => fieldsOf(columns.appFields(made)));
      }),
    );
}

export function addCreateProgram(miniProgram: Command): void {
  inWorkspace(createOf(miniProgram, 'register a mini program', '<program>')).action(
    reportFailures(async (flags: CreateFlags, id = '') => {
      const client = connect(flags);
      const params = { path: { workspace: await workspaceOf(client, flags.workspace) }, header: idHeader(flags) };
      const { name = id } = flags;
      const made = await bodyOf(
        client.POST('/v1/workspaces/{workspace}/mini-programs', { params, body: { id, name } }),
      );
      await printBody(flags.output, made, () => fieldsOf(columns.programFields(made)));
    }),
  );
}

interface VersionFlags extends CreateFlags {
  readonly url: string;
  readonly sha256?: string;
  readonly package?: string;
  readonly pages?: string[];
  readonly notes?: string;
}

export function addCreateVersion(version: Command): void {
  createOf(version, 'upload a version: the address of its package, and the digest', '<program@version>')
    .requiredOption('--url <address>', 'where super apps fetch the package')
    .option('--sha256 <digest>', 'of the package, in hexadecimal')
    .addOption(new Option('--package <file>', 'the package, to compute the digest').conflicts('sha256'))
    .option('--pages <paths...>', 'that QR codes can point to (none)')
    .option('--notes <text>', 'what has changed, in Markdown, for reviewers')
    .action(
      reportFailures(async (flags: VersionFlags, name = '') => {
        const { miniProgram, version: number } = requireVersionName(name);
        const { url, pages = [], notes } = flags;
        const sha256 = await digestOf(flags);
        const body = { number, package: { url, sha256 }, pages, ...withoutUndefined({ notes }) };
        const params = { path: { miniProgram }, header: idHeader(flags) };
        const made = await bodyOf(connect(flags).POST('/v1/mini-programs/{miniProgram}/versions', { params, body }));
        await printBody(flags.output, made, () => columns.versionText(made));
      }),
    );
}

async function digestOf({ sha256, package: file }: VersionFlags): Promise<string> {
  if (sha256 !== undefined) return sha256;
  if (file === undefined)
    throw new OperatorFailure('usage', 'A version has the digest of its package', [
      'Say --sha256 <digest>, or --package <file> to compute it.',
    ]);
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new OperatorFailure('usage', `${file} cannot be read: ${code}`, []);
  }
  return hash.digest('hex');
}

function createOf(parent: Command, summary: string, argument: string): Command {
  return withCommandId(withConnection(parent.command('create')).summary(summary).argument(argument));
}

function inWorkspace(command: Command): Command {
  return command
    .option('--name <text>', 'as users read it (its id)')
    .option('--workspace <id>', 'the workspace (the only one that you may read)');
}
