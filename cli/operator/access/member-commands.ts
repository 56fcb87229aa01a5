/** `halftone member`: the members of a workspace, and their roles in single mini programs. */
import { Argument, type Command } from 'commander';
import { allItems } from '../../../client/all-items.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import {
  miniProgramRoles,
  type MiniProgramRole,
  type WorkspaceRole,
  workspaceRoles,
} from '../../../domain/access/roles.js';
import { OperatorFailure } from '../output/failure.js';
import { type ListFlags, printItems, withLimit } from '../output/list-items.js';
import { reportFailures, printNote, printBody } from '../output/print.js';
import { tableOf } from '../output/table.js';
import { workspaceOf } from './workspace-of.js';
import { memberColumns } from './access-columns.js';
import { connect, type ConnectionFlags, withConnection } from './connection.js';

interface MemberFlags extends ConnectionFlags {
  readonly workspace?: string;
  readonly program?: string;
}

const ofWorkspace = '/v1/workspaces/{workspace}/members';
const ofProgram = '/v1/mini-programs/{miniProgram}/members';

export function addMemberCommands(program: Command): void {
  const member = program.command('member').summary('members of a workspace or a mini program');
  withLimit(placed(member, 'list', 'members, with their roles')).action(
    reportFailures(async (flags: MemberFlags & ListFlags) =>
      printItems(flags, await membersOf(connect(flags), flags), memberColumns),
    ),
  );
  placed(member, 'set', 'make a user a member, or give a member another role')
    .argument('<user>')
    .addArgument(new Argument('<role>').choices(workspaceRoles))
    .action(
      reportFailures(async (flags: MemberFlags, user = '', role = '') => {
        const set = await memberWith(connect(flags), flags, { user, role: role as WorkspaceRole });
        await printBody(flags.output, set, () => tableOf(memberColumns, [set]));
      }),
    );
  placed(member, 'remove', 'end a membership')
    .argument('<user>')
    .action(
      reportFailures(async (flags: MemberFlags, user = '') => {
        await removeMember(connect(flags), flags, user);
        printNote(`${user} is no member any more.`);
      }),
    );
}

function placed(parent: Command, name: string, summary: string): Command {
  return withConnection(parent.command(name))
    .summary(summary)
    .option('--workspace <id>', 'the workspace (the only one that you may read)')
    .option('--program <id>', 'this mini program, instead of a workspace');
}

async function membersOf(client: HalftoneClient, { program: miniProgram, workspace }: MemberFlags) {
  if (miniProgram !== undefined)
    return allItems((query) => client.GET(ofProgram, { params: { path: { miniProgram }, query } }));
  const path = { workspace: await workspaceOf(client, workspace) };
  return allItems((query) => client.GET(ofWorkspace, { params: { path, query } }));
}

interface Wanted {
  readonly user: string;
  readonly role: WorkspaceRole;
}

async function memberWith(
  client: HalftoneClient,
  { program: miniProgram, workspace }: MemberFlags,
  { user, role }: Wanted,
) {
  if (miniProgram === undefined) {
    const path = { workspace: await workspaceOf(client, workspace), user };
    return bodyOf(client.PUT(`${ofWorkspace}/{user}`, { params: { path }, body: { role } }));
  }
  if (!isProgramRole(role))
    throw new OperatorFailure('usage', `${role} is no role in a mini program`, [
      `Say one of ${miniProgramRoles.join(', ')}.`,
    ]);
  const path = { miniProgram, user };
  return bodyOf(client.PUT(`${ofProgram}/{user}`, { params: { path }, body: { role } }));
}

function isProgramRole(role: WorkspaceRole): role is MiniProgramRole {
  return (miniProgramRoles as readonly string[]).includes(role);
}

async function removeMember(
  client: HalftoneClient,
  { program: miniProgram, workspace }: MemberFlags,
  user: string,
): Promise<void> {
  if (miniProgram === undefined) {
    const path = { workspace: await workspaceOf(client, workspace), user };
    await bodyOf(client.DELETE(`${ofWorkspace}/{user}`, { params: { path } }));
  } else await bodyOf(client.DELETE(`${ofProgram}/{user}`, { params: { path: { miniProgram, user } } }));
}
