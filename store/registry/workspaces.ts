/** Creates, finds and changes workspaces. Their members are in `workspace-members.ts`. */
import { type Kysely, sql } from 'kysely';
import type { WorkspaceKind, WorkspacePolicy, WorkspaceRole } from '../../domain/access/roles.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import { toJson } from '../database/schema/columns.js';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { recordRegistryEvent } from './registry-events.js';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly kind: WorkspaceKind;
  readonly policy: WorkspacePolicy;
  readonly createdBy: string;
  readonly createdAtMs: number;
}

/** A workspace as one of its members sees it. */
export interface JoinedWorkspace extends Workspace {
  readonly role: WorkspaceRole;
}

/** Inserts it with its first admin. */
export async function insertWorkspace(trx: Transaction, workspace: Workspace, admin: string): Promise<void> {
  const { id, name, kind, policy, createdBy, createdAtMs: atMs } = workspace;
  await trx
    .insertInto('workspace')
    .values({ id, name, kind, policy: toJson(policy), revision: 1, created_by: createdBy, created_at: new Date(atMs) })
    .execute();
  await trx
    .insertInto('member')
    .values({ workspace_id: id, user_name: admin, role: 'admin', added_by: createdBy, added_at: new Date(atMs) })
    .execute();
  await recordRegistryEvent(trx, {
    aggregate: 'workspace',
    aggregateId: id,
    revision: 1,
    type: 'WorkspaceCreated',
    actor: createdBy,
    atMs,
    before: null,
    after: { name, kind, policy, admin },
  });
}

export async function findWorkspace(db: Kysely<Schema>, id: string): Promise<Workspace | undefined> {
  const row = await db.selectFrom('workspace').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : workspaceOf(row);
}

/** Workspaces of which `user` is a member, ordered by creation. `only`: the limit of a token to one of them. */
export async function listWorkspacesOf(
  db: Kysely<Schema>,
  user: string,
  only: readonly string[] | null,
  page: PageRequest,
): Promise<Page<JoinedWorkspace>> {
  let query = joinedWorkspaces(db, user, only).limit(page.limit + 1);
  const after = textCursor(page);
  if (after !== null) query = query.where('member.workspace_id', '>', after);
  return pageOf((await query.execute()).map(joinedWorkspaceOf), page, (item) => item.id);
}

/** All of them, without pages. */
export async function workspacesOf(
  db: Kysely<Schema>,
  user: string,
  only: readonly string[] | null,
): Promise<JoinedWorkspace[]> {
  return (await joinedWorkspaces(db, user, only).execute()).map(joinedWorkspaceOf);
}

function joinedWorkspaces(db: Kysely<Schema>, user: string, only: readonly string[] | null) {
  const query = db
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .selectAll('workspace')
    .select('member.role')
    .where('member.user_name', '=', user)
    .orderBy('member.workspace_id');
  return only === null ? query : query.where('member.workspace_id', 'in', only);
}

function joinedWorkspaceOf(row: Row<'workspace'> & Pick<Row<'member'>, 'role'>): JoinedWorkspace {
  return { ...workspaceOf(row), role: row.role };
}

export interface WorkspaceChange {
  readonly name?: string | undefined;
  readonly policy?: { readonly [Part in keyof WorkspacePolicy]?: WorkspacePolicy[Part] | undefined } | undefined;
}

/** Merges the change. Writes no event when nothing changes. The workspace must exist. */
export async function changeWorkspace(
  trx: Transaction,
  id: string,
  change: WorkspaceChange,
  by: { readonly actor: string; readonly atMs: number },
): Promise<Workspace> {
  const row = await trx
    .selectFrom('workspace')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const before = { name: row.name, policy: row.policy };
  const after = {
    name: change.name ?? row.name,
    policy: { developersMayStop: change.policy?.developersMayStop ?? row.policy.developersMayStop },
  };
  if (toJson(before) === toJson(after)) return workspaceOf(row);
  await trx
    .updateTable('workspace')
    .set({ name: after.name, policy: toJson(after.policy), revision: row.revision + 1 })
    .where('id', '=', id)
    .execute();
  await recordRegistryEvent(trx, {
    aggregate: 'workspace',
    aggregateId: id,
    revision: row.revision + 1,
    type: 'WorkspaceChanged',
    ...by,
    before,
    after,
  });
  return { ...workspaceOf(row), ...after };
}

/** Locks the row and increments its revision: the number of the event that the caller will record. */
export async function nextWorkspaceRevision(trx: Transaction, id: string): Promise<number> {
  const row = await trx
    .updateTable('workspace')
    .set({ revision: sql`revision + 1` })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}

function workspaceOf(row: Row<'workspace'>): Workspace {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    policy: row.policy,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
  };
}
