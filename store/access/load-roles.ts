/** Loads a user's roles for a subject. The domain derives permissions from them. */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { SubjectRoles, WorkspaceRole } from '../../domain/access/roles.js';
import type { Schema } from '../database/schema.js';

/** `onlyWorkspaces`: the limit of a token. Roles in other workspaces do not count. */
export interface RoleHolder {
  readonly user: string;
  readonly onlyWorkspaces: readonly string[] | null;
}

export interface RoleSubject {
  /** The workspace that is itself the subject. */
  readonly workspaceId?: string;
  readonly miniProgram?: string;
  readonly targetApp?: string;
}

export type Roles = Omit<SubjectRoles, 'isSystemAdmin'>;

export interface RolesRow {
  readonly workspace_role: WorkspaceRole | null;
  readonly mini_program_workspace_role: WorkspaceRole | null;
  readonly mini_program_role: SubjectRoles['miniProgramRole'] | null;
  readonly target_app_workspace_role: WorkspaceRole | null;
  readonly workspace_policy: { readonly developersMayStop: boolean } | null;
}

/** In one statement. A subject that does not exist gives no roles. */
export async function findRoles(db: Kysely<Schema>, roleHolder: RoleHolder, subject: RoleSubject): Promise<Roles> {
  const { workspaceId = null, miniProgram = null, targetApp = null } = subject;
  const { rows } = await sql<RolesRow>`/* roles of a user */
    ${selectRoles(roleHolder, { workspaceId: sql`${workspaceId}`, miniProgram: sql`${miniProgram}`, targetApp: sql`${targetApp}` })}
  `.execute(db);
  return rows[0] === undefined ? { developersMayStop: false } : rolesOf(rows[0]);
}

/** Values, or columns of the surrounding statement. */
type RoleHolderInSql = { readonly [Name in keyof RoleHolder]: RoleHolder[Name] | RawBuilder<unknown> };

/** Roles of many users for the same subjects, in their order and in one statement. */
export async function findRolesOfMany(
  db: Kysely<Schema>,
  roleHolders: readonly RoleHolder[],
  subject: Pick<RoleSubject, 'miniProgram' | 'targetApp'>,
): Promise<Roles[]> {
  const { miniProgram = null, targetApp = null } = subject;
  const roles = selectRoles(
    { user: sql`roleHolder.user_name`, onlyWorkspaces: sql`string_to_array(roleHolder.only_workspaces, ' ')` },
    { workspaceId: sql`null`, miniProgram: sql`${miniProgram}`, targetApp: sql`${targetApp}` },
  );
  // An array of arrays needs rows of equal length, so each limit is one text. Ids have no spaces.
  const limits = roleHolders.map(({ onlyWorkspaces }) => onlyWorkspaces?.join(' ') ?? null);
  const { rows } = await sql<RolesRow>`/* the roles of many */
    select roles.*
    from unnest(${roleHolders.map(({ user }) => user)}::text[], ${limits}::text[])
      with ordinality as roleHolder (user_name, only_workspaces, position)
      cross join lateral (${roles}) roles
    order by roleHolder.position
  `.execute(db);
  return rows.map(rolesOf);
}

/** One row for `rolesOf`, as a statement or as a part of one. */
export function selectRoles(
  { user, onlyWorkspaces }: RoleHolderInSql,
  { workspaceId, miniProgram, targetApp }: Readonly<Record<keyof RoleSubject, RawBuilder<unknown>>>,
): RawBuilder<RolesRow> {
  // A member of a mini program is also one of its workspace, so the same join applies the token's limit.
  return sql`
    with counted as not materialized (
      select workspace_id, role from member
      where user_name = ${user} and (${onlyWorkspaces}::text[] is null or workspace_id = any(${onlyWorkspaces}::text[]))
    )
    select
      (select role from counted where workspace_id = ${workspaceId}) as workspace_role,
      (select counted.role from counted join mini_program p using (workspace_id) where p.id = ${miniProgram})
        as mini_program_workspace_role,
      (select m.role from counted join mini_program p using (workspace_id)
        join mini_program_member m on m.mini_program_id = p.id and m.user_name = ${user} where p.id = ${miniProgram})
        as mini_program_role,
      (select counted.role from counted join target_app a using (workspace_id) where a.id = ${targetApp})
        as target_app_workspace_role,
      (select w.policy from mini_program p join workspace w on w.id = p.workspace_id where p.id = ${miniProgram})
        as workspace_policy`;
}

export function rolesOf(row: RolesRow): Roles {
  return {
    workspaceRole: row.workspace_role ?? undefined,
    miniProgramWorkspaceRole: row.mini_program_workspace_role ?? undefined,
    miniProgramRole: row.mini_program_role ?? undefined,
    targetAppWorkspaceRole: row.target_app_workspace_role ?? undefined,
    developersMayStop: row.workspace_policy?.developersMayStop ?? false,
  };
}

export interface Membership {
  readonly workspaceId: string;
  readonly role: WorkspaceRole;
}

export async function membershipsOf(db: Kysely<Schema>, { user, onlyWorkspaces }: RoleHolder): Promise<Membership[]> {
  let query = membersOf(db, user).select('member.workspace_id as workspaceId').orderBy('member.workspace_id');
  if (onlyWorkspaces !== null) query = query.where('member.workspace_id', 'in', onlyWorkspaces);
  return query.execute();
}

/** The ids of the workspaces that each user is a member of, in one statement. */
export async function workspacesOfUsers(
  db: Kysely<Schema>,
  users: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('member')
    .select(['user_name', sql<string[]>`array_agg(workspace_id)`.as('workspaces')])
    .where('user_name', 'in', users)
    .groupBy('user_name')
    .execute();
  return new Map(rows.map(({ user_name, workspaces }) => [user_name, workspaces]));
}

/** The user's workspaces with target apps for which the mini program has or had a release. */
export async function appWorkspacesReached(
  db: Kysely<Schema>,
  roleHolder: RoleHolder,
  miniProgram: string,
): Promise<string[]> {
  const memberships = await membershipsOf(db, roleHolder);
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

/** A condition: either side of the row of `table` belongs to one of the workspaces. */
export function belongsTo(table: string, workspaces: readonly string[]): RawBuilder<SqlBool> {
  const [of, ids] = [sql.table(table), sql`any(${workspaces}::text[])`];
  return sql`(${of}.workspace_id = ${ids} or ${of}.app_workspace_id = ${ids})`;
}
