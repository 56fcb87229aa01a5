/** Members of workspaces. All changes take the workspace's lock, so the last admin cannot be removed. */
import { type Kysely, sql } from 'kysely';
import type { WorkspaceRole } from '../../domain/access/roles.js';
import { decideWorkspaceMember, type MembershipDecision } from '../../domain/registry/membership.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { recordRegistryEvent } from './registry-events.js';
import { revokeTokensOfMember } from '../access/revoke-tokens.js';
import { nextWorkspaceRevision } from './workspaces.js';

export interface WorkspaceMember {
  readonly user: string;
  readonly role: WorkspaceRole;
  readonly addedBy: string;
  readonly addedAtMs: number;
}

export interface WorkspaceRoleToSet {
  readonly workspaceId: string;
  readonly user: string;
  /**
   * Null: removes the member. The user's roles in its mini programs end, and so do the tokens limited to the workspace.
   */
  readonly role: WorkspaceRole | null;
  readonly actor: string;
  readonly atMs: number;
}

export interface WorkspaceMemberChanged {
  readonly decision: MembershipDecision<'LAST_ADMIN'>;
  /** Before the change. Null: was not a member. */
  readonly before: WorkspaceMember | null;
}

/** Adds, changes or removes a member. Writes no event when nothing changes. The workspace must exist. */
export async function setWorkspaceMember(
  trx: Transaction,
  change: WorkspaceRoleToSet,
): Promise<WorkspaceMemberChanged> {
  const { workspaceId, user, role } = change;
  await trx.selectFrom('workspace').select('id').where('id', '=', workspaceId).forNoKeyUpdate().execute();
  const before = (await findWorkspaceMember(trx, workspaceId, user)) ?? null;
  const { admins } = await trx
    .selectFrom('member')
    .select(({ fn }) => fn.countAll<number>().as('admins'))
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'admin')
    .executeTakeFirstOrThrow();
  const decision = decideWorkspaceMember({ user, from: before?.role ?? null, to: role, admins });
  if (decision.outcome === 'ACCEPTED')
    await (role === null ? removeRole(trx, change) : putRole(trx, { ...change, role }));
  if (decision.outcome === 'ACCEPTED') await recordChange(trx, change, before);
  return { decision, before };
}

async function putRole(trx: Transaction, change: WorkspaceRoleToSet & { readonly role: WorkspaceRole }): Promise<void> {
  const { workspaceId, user, role, actor, atMs } = change;
  await trx
    .insertInto('member')
    .values({ workspace_id: workspaceId, user_name: user, role, added_by: actor, added_at: new Date(atMs) })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_name']).doUpdateSet({ role }))
    .execute();
}

async function removeRole(trx: Transaction, { workspaceId, user, actor, atMs }: WorkspaceRoleToSet): Promise<void> {
  await revokeTokensOfMember(trx, { workspaceId, user }, { actor, withToken: null, atMs });
  await trx
    .deleteFrom('mini_program_member')
    .where('user_name', '=', user)
    .where('mini_program_id', 'in', (eb) =>
      eb.selectFrom('mini_program').select('id').where('workspace_id', '=', workspaceId),
    )
    .execute();
  await trx.deleteFrom('member').where('workspace_id', '=', workspaceId).where('user_name', '=', user).execute();
}

async function recordChange(
  trx: Transaction,
  { workspaceId, user, role, actor, atMs }: WorkspaceRoleToSet,
  before: WorkspaceMember | null,
): Promise<void> {
  await recordRegistryEvent(trx, {
    aggregate: 'workspace',
    aggregateId: workspaceId,
    revision: await nextWorkspaceRevision(trx, workspaceId),
    type: before === null ? 'MemberAdded' : role === null ? 'MemberRemoved' : 'MemberRoleChanged',
    actor,
    atMs,
    before: before === null ? null : { user, role: before.role },
    after: role === null ? null : { user, role },
  });
}

export async function findWorkspaceMember(
  db: Kysely<Schema>,
  workspaceId: string,
  user: string,
): Promise<WorkspaceMember | undefined> {
  const row = await db
    .selectFrom('member')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('user_name', '=', user)
    .executeTakeFirst();
  return row === undefined ? undefined : memberOf(row);
}

/** Ordered by name. */
export async function listWorkspaceMembers(
  db: Kysely<Schema>,
  workspaceId: string,
  page: PageRequest,
): Promise<Page<WorkspaceMember>> {
  let query = db
    .selectFrom('member')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('user_name')
    .limit(page.limit + 1);
  const after = textCursor(page);
  if (after !== null) query = query.where('user_name', '>', after);
  return pageOf((await query.execute()).map(memberOf), page, (item) => item.user);
}

/** Members of the workspace of a target app: at most 200, admins first, then by name. */
export async function membersOfTargetApp(
  db: Kysely<Schema>,
  targetAppId: string,
  roles: readonly WorkspaceRole[],
): Promise<Pick<WorkspaceMember, 'user' | 'role'>[]> {
  return await db
    .selectFrom('member')
    .select(['user_name as user', 'role'])
    .where('workspace_id', '=', (app) =>
      app.selectFrom('target_app').select('target_app.workspace_id').where('target_app.id', '=', targetAppId),
    )
    .where('role', 'in', roles)
    .orderBy(sql`role <> 'admin'`)
    .orderBy('user_name')
    .limit(200)
    .execute();
}

function memberOf(row: Row<'member'>): WorkspaceMember {
  return { user: row.user_name, role: row.role, addedBy: row.added_by, addedAtMs: row.added_at.getTime() };
}
