/** `halftone template`: the built-in plan templates and those of a workspace. Files write them: `halftone apply`. */
import type { Command } from 'commander';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { workspaceOf } from '../access/workspace-of.js';
import { findNamed } from '../output/find-named.js';
import { reportFailures, printBody } from '../output/print.js';
import { tableOf } from '../output/table.js';
import { templateColumns, type Template, templateText } from './template-text.js';

interface Flags extends ConnectionFlags {
  readonly workspace?: string;
}

const route = '/v1/workspaces/{workspace}/plan-templates';
const templateArgument = 'id or name';

export function addTemplateCommands(program: Command): void {
  const template = program.command('template').summary('plan templates: with which plans start');
  ofWorkspace(template, 'list', 'the built-in plan templates, and those of a workspace').action(
    reportFailures(async (flags: Flags) => {
      const { items } = await templatesOf(flags);
      await printBody(flags.output, { items }, () => tableOf(templateColumns, items));
    }),
  );
  ofWorkspace(template, 'get', 'one plan template, with its steps')
    .argument('<template>', templateArgument)
    .action(
      reportFailures(async (flags: Flags, text = '') => {
        const found = await findTemplate(await templatesOf(flags), text);
        await printBody(flags.output, found, () => templateText(found));
      }),
    );
  ofWorkspace(template, 'delete', 'delete a plan template; plans that have started keep their copy')
    .argument('<template>', templateArgument)
    .action(
      reportFailures(async (flags: Flags, text = '') => {
        const { client, workspace, items } = await templatesOf(flags);
        const found = await findTemplate({ items }, text);
        // A change by another user in between is refused.
        const header = { 'if-match': `"${found.version}"` };
        const params = { path: { workspace, template: found.id }, header };
        await bodyOf(client.DELETE(`${route}/{template}`, { params }));
        await printBody(flags.output, found, () => `The plan template ${found.name} is deleted.`);
      }),
    );
}

interface Templates {
  readonly client: HalftoneClient;
  readonly workspace: string;
  readonly items: readonly Template[];
}

async function templatesOf(flags: Flags): Promise<Templates> {
  const client = connect(flags);
  const workspace = await workspaceOf(client, flags.workspace);
  const { items } = await bodyOf(client.GET(route, { params: { path: { workspace } } }));
  return { client, workspace, items };
}

function findTemplate({ items }: Pick<Templates, 'items'>, text: string): Promise<Template> {
  return findNamed(items, text, { word: 'plan template', list: 'template list' });
}

function ofWorkspace(parent: Command, name: string, summary: string): Command {
  return withConnection(parent.command(name))
    .summary(summary)
    .option('--workspace <id>', 'the workspace (the only one that you may read)');
}
