/** The objects of workspaces that were applied from files: by which manager, when, and with which spec. */
import type { Kysely } from 'kysely';
import { type ManagedObject, memberNames } from '../../domain/file/apply-conflict.js';
import type { Fields } from '../../domain/file/field-changes.js';
import type { FileKind } from '../../domain/file/file-kinds.js';
import { completePolicy, type StoredPolicy } from '../../domain/registry/target-app-policy.js';
import { toJson } from '../database/schema/columns.js';
import type { Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';

export interface ManagedBy {
  readonly manager: string;
  readonly appliedAtMs: number;
}

export type ManagedRow = ManagedObject & ManagedBy;

export async function listManagedObjects(
  db: Kysely<Schema>,
  workspaceId: string,
  kind?: FileKind,
): Promise<ManagedRow[]> {
  let query = db
    .selectFrom('managed_object')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('kind')
    .orderBy('name');
  if (kind !== undefined) query = query.where('kind', '=', kind);
  const rows = await query.execute();
  return rows.map(({ applied_at, ...row }) => ({
    kind: row.kind,
    name: row.name,
    manager: row.manager,
    appliedAtMs: applied_at.getTime(),
    spec: row.kind === 'TargetApp' ? completeApp(row.spec) : row.spec,
  }));
}

/** As an older program remembered it: its policy may lack what this one knows. */
function completeApp(spec: Fields): Fields {
  return { ...spec, policy: completePolicy(spec['policy'] as StoredPolicy) };
}

/** By name. Target apps may be of several workspaces: their ids are unique in the installation. */
export async function managersOf(
  db: Kysely<Schema>,
  kind: FileKind,
  workspaceIds: readonly string[],
): Promise<ReadonlyMap<string, ManagedBy>> {
  if (workspaceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('managed_object')
    .select(['name', 'manager', 'applied_at'])
    .where('kind', '=', kind)
    .where('workspace_id', 'in', workspaceIds)
    .execute();
  return new Map(rows.map(({ name, manager, applied_at }) => [name, { manager, appliedAtMs: applied_at.getTime() }]));
}

/** By user: the members that files name. */
export async function managersOfMembers(
  db: Kysely<Schema>,
  workspaceId: string,
): Promise<ReadonlyMap<string, ManagedBy>> {
  const managed = await listManagedObjects(db, workspaceId, 'WorkspaceMembers');
  return new Map(managed.flatMap((one) => memberNames(one.spec).map((user) => [user, one] as const)));
}

/** Under the locks of the objects. Replaces what was remembered of them. */
export async function rememberManaged(
  trx: Transaction,
  workspaceId: string,
  objects: readonly ManagedRow[],
): Promise<void> {
  const rows = objects.map(({ kind, name, manager, spec, appliedAtMs }) => ({
    workspace_id: workspaceId,
    kind,
    name,
    manager,
    spec: toJson(spec),
    applied_at: new Date(appliedAtMs),
  }));
  await trx
    .insertInto('managed_object')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'kind', 'name']).doUpdateSet((eb) => ({
        manager: eb.ref('excluded.manager'),
        spec: eb.ref('excluded.spec'),
        applied_at: eb.ref('excluded.applied_at'),
      })),
    )
    .execute();
}

export async function deleteManaged(
  trx: Transaction,
  workspaceId: string,
  { kind, name }: Pick<ManagedObject, 'kind' | 'name'>,
): Promise<void> {
  const ofWorkspace = trx.deleteFrom('managed_object').where('workspace_id', '=', workspaceId);
  await ofWorkspace.where('kind', '=', kind).where('name', '=', name).execute();
}
