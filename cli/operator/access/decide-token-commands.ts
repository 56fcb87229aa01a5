/** `halftone decide-token`: the decide tokens of a workspace, through the API. Its `create` writes to the database. */
import { type Command, Option } from 'commander';
import { bodyOf } from '../../../client/problem.js';
import { reportFailures, printNote, printBody } from '../output/print.js';
import { fieldsOf, tableOf } from '../output/table.js';
import { workspaceOf } from './workspace-of.js';
import * as columns from './access-columns.js';
import { connect, type ConnectionFlags, withConnection } from './connection.js';
import { printSecret } from './secret.js';
import { withExpiry } from './token-commands.js';

interface OfWorkspace extends ConnectionFlags {
  readonly workspace?: string;
}

interface IssueFlags extends OfWorkspace {
  readonly kind: 'page' | 'server';
  readonly apps: string[];
  readonly expires?: string;
}

const route = '/v1/workspaces/{workspace}/decide-tokens';

export function addDecideTokenCommands(decideToken: Command): void {
  ofWorkspace(decideToken, 'list', 'decide tokens of a workspace, without their secrets').action(
    reportFailures(async (flags: OfWorkspace) => {
      const client = connect(flags);
      const path = { workspace: await workspaceOf(client, flags.workspace) };
      const tokens = await bodyOf(client.GET(route, { params: { path } }));
      await printBody(flags.output, tokens, () => tableOf(columns.decideTokenColumns, tokens.items));
    }),
  );
  withExpiry(ofWorkspace(decideToken, 'issue', 'make a decide token; the secret is on stdout, alone'))
    .argument('<purpose>', 'what it is for')
    .requiredOption('--apps <ids...>', 'the target apps that it may ask about')
    .addOption(
      new Option('--kind <kind>', 'where it is kept: in a page or app, or in a back end')
        .choices(['page', 'server'])
        .default('page'),
    )
    .action(
      reportFailures(async (flags: IssueFlags, name = '') => {
        const client = connect(flags);
        const { kind: opens, apps: targetApps, expires } = flags;
        const path = { workspace: await workspaceOf(client, flags.workspace) };
        const end = expires === undefined ? {} : { expiresAt: expires };
        const made = await bodyOf(
          client.POST(route, { params: { path }, body: { name, kind: opens, targetApps, ...end } }),
        );
        await printSecret(flags, made, fieldsOf(columns.decideTokenFields(made)));
      }),
    );
  ofWorkspace(decideToken, 'revoke', 'end a decide token; it stops within a second')
    .argument('<token>', 'its id')
    .action(
      reportFailures(async (flags: OfWorkspace, token = '') => {
        const client = connect(flags);
        const path = { workspace: await workspaceOf(client, flags.workspace), token };
        await bodyOf(client.DELETE(`${route}/{token}`, { params: { path } }));
        printNote(`The decide token ${token} is revoked.`);
      }),
    );
}

function ofWorkspace(parent: Command, name: string, summary: string): Command {
  return withConnection(parent.command(name))
    .summary(summary)
    .option('--workspace <id>', 'the workspace (the only one that you may read)');
}
