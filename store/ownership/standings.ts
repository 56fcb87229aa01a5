/** What a user is around a thing: the roles that permissions are made of. Which role permits what is the domain's. */
import type { Kysely } from 'kysely';
import type { Standing, WorkspaceRole } from '../../domain/access/roles.js';
import type { Schema } from '../schema.js';

/** `onlyWorkspace`: a token's limit; what the user is elsewhere does not count then. */
export interface Asker {
  readonly user: string;
  readonly onlyWorkspace: string | null;
}

export interface Towards {
  /** The workspace that is itself acted on. */
  readonly workspaceId?: string;
  readonly miniProgram?: string;
  readonly targetApp?: string;
}

export type Roles = Omit<Standing, 'isSystemAdmin'>;

/** In one statement. Things that do not exist give no roles. */
export async function findRoles(db: Kysely<Schema>, { user, onlyWorkspace }: Asker, towards: Towards): Promise<Roles> {
  const counted =
    onlyWorkspace === null ? membersOf(db, user) : membersOf(db, user).where('member.workspace_id', '=', onlyWorkspace);
  const miniProgram = towards.miniProgram ?? null;
  const row = await db
    .selectNoFrom((eb) => [
      counted.where('member.workspace_id', '=', towards.workspaceId ?? null).as('workspaceRole'),
      counted
        .innerJoin('mini_program', 'mini_program.workspace_id', 'member.workspace_id')
        .where('mini_program.id', '=', miniProgram)
        .as('miniProgramWorkspaceRole'),
      // A member of a mini program is one of its workspace, so the token's limit is kept by the same join.
      counted
        .innerJoin('mini_program', 'mini_program.workspace_id', 'member.workspace_id')
        .innerJoin('mini_program_member', (join) =>
          join
            .onRef('mini_program_member.mini_program_id', '=', 'mini_program.id')
            .onRef('mini_program_member.user_name', '=', 'member.user_name'),
        )
        .where('mini_program.id', '=', miniProgram)
        .clearSelect()
        .select('mini_program_member.role')
        .as('miniProgramRole'),
      counted
        .innerJoin('target_app', 'target_app.workspace_id', 'member.workspace_id')
        .where('target_app.id', '=', towards.targetApp ?? null)
        .as('targetAppWorkspaceRole'),
      eb
        .selectFrom('mini_program')
        .innerJoin('workspace', 'workspace.id', 'mini_program.workspace_id')
        .select('workspace.policy')
        .where('mini_program.id', '=', miniProgram)
        .as('policy'),
    ])
    .executeTakeFirstOrThrow();
  return {
    workspaceRole: row.workspaceRole ?? undefined,
    miniProgramWorkspaceRole: row.miniProgramWorkspaceRole ?? undefined,
    miniProgramRole: row.miniProgramRole ?? undefined,
    targetAppWorkspaceRole: row.targetAppWorkspaceRole ?? undefined,
    developersMayStop: row.policy?.developersMayStop ?? false,
  };
}

export interface Membership {
  readonly workspaceId: string;
  readonly role: WorkspaceRole;
}

export async function membershipsOf(db: Kysely<Schema>, { user, onlyWorkspace }: Asker): Promise<Membership[]> {
  let query = membersOf(db, user).select('member.workspace_id as workspaceId').orderBy('member.workspace_id');
  if (onlyWorkspace !== null) query = query.where('member.workspace_id', '=', onlyWorkspace);
  return query.execute();
}

/** The user's workspaces onto whose target apps the mini program was ever to be released. */
export async function appWorkspacesReached(db: Kysely<Schema>, asker: Asker, miniProgram: string): Promise<string[]> {
  const memberships = await membershipsOf(db, asker);
  if (memberships.length === 0) return [];
  const rows = await db
    .selectFrom('release')
    .select('app_workspace_id')
    .distinct()
    .where('mini_program_id', '=', miniProgram)
    .where(
      'app_workspace_id',
      'in',
      memberships.map((membership) => membership.workspaceId),
    )
    .execute();
  return rows.map((row) => row.app_workspace_id);
}

function membersOf(db: Kysely<Schema>, user: string) {
  return db.selectFrom('member').select('member.role').where('member.user_name', '=', user);
}
