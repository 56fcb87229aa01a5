/** Creates, finds and changes target apps. A policy is merged under the row's lock, so no change is lost. */
import type { Kysely } from 'kysely';
import type { TargetApp } from '../../domain/registry/target-app.js';
import { completePolicy, mergePolicy, type PolicyChange } from '../../domain/registry/target-app-policy.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import { toJson } from '../database/schema/columns.js';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { recheckPlans } from '../window/recheck-plans.js';
import { recordRegistryEvent } from './registry-events.js';
import { matchesSearch, searchColumns } from './search-grams.js';

export interface RegisteredApp extends TargetApp {
  readonly workspaceId: string;
  readonly name: string;
  readonly createdBy: string;
  readonly createdAtMs: number;
}

/** False: the id is taken. */
export async function insertTargetApp(trx: Transaction, app: RegisteredApp): Promise<boolean> {
  const { id, workspaceId, name, createdBy, createdAtMs: atMs } = app;
  const inserted = await trx
    .insertInto('target_app')
    .values({
      id,
      workspace_id: workspaceId,
      confirmation: app.confirmation,
      ...changeableColumns(app),
      revision: 1,
      created_by: createdBy,
      created_at: new Date(atMs),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await recordRegistryEvent(trx, {
    aggregate: 'target_app',
    aggregateId: id,
    revision: 1,
    type: 'TargetAppCreated',
    actor: createdBy,
    atMs,
    before: null,
    after: { workspace: workspaceId, ...changeable(app), name },
  });
  return true;
}

export async function findTargetApp(db: Kysely<Schema>, id: string): Promise<RegisteredApp | undefined> {
  const row = await db.selectFrom('target_app').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : registeredApp(row);
}

/** The `ids` that are not target apps of this workspace, whether they exist or not. */
export async function appsOutside(db: Kysely<Schema>, ids: readonly string[], workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('target_app')
    .select('id')
    .where('id', 'in', ids)
    .where('workspace_id', '=', workspaceId)
    .execute();
  const inside = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !inside.has(id));
}

/** No other change of the workspace's target apps until the end of the transaction. */
export async function lockTargetAppsOf(trx: Transaction, workspaceId: string): Promise<void> {
  const apps = trx.selectFrom('target_app').select('id').where('workspace_id', '=', workspaceId);
  await apps.orderBy('id').forNoKeyUpdate().execute();
}

export interface AppFilter {
  /** A part of an id or a name. */
  readonly search: string | null;
  readonly workspaceId: string | null;
}

/** Ordered by id. */
export async function listTargetApps(
  db: Kysely<Schema>,
  { search, workspaceId }: AppFilter,
  page: PageRequest,
): Promise<Page<RegisteredApp>> {
  const matches = search === null ? null : matchesSearch(search);
  let query = db
    .selectFrom('target_app')
    .selectAll()
    .orderBy('id')
    .limit(page.limit + 1);
  if (workspaceId !== null) query = query.where('workspace_id', '=', workspaceId);
  if (matches !== null) query = query.where(matches);
  const after = textCursor(page);
  if (after !== null) query = query.where('id', '>', after);
  const rows = await query.execute();
  return pageOf(rows.map(registeredApp), page, (item) => item.id);
}

export interface TargetAppChange {
  readonly name?: string | undefined;
  readonly environments?: TargetApp['environments'] | undefined;
  readonly pilotSupport?: boolean | undefined;
  readonly policy?: PolicyChange | undefined;
}

/**
 * Merges the change. Writes no event when nothing changes. The target app must exist. After another `openingSpread`,
 * the plans that wait for an opening are decided again.
 */
export async function changeTargetApp(
  trx: Transaction,
  id: string,
  change: TargetAppChange,
  by: { readonly actor: string; readonly atMs: number },
): Promise<RegisteredApp> {
  const row = await trx
    .selectFrom('target_app')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const app = registeredApp(row);
  const changed: RegisteredApp = {
    ...app,
    name: change.name ?? app.name,
    environments: change.environments ?? app.environments,
    pilotSupport: change.pilotSupport ?? app.pilotSupport,
    policy: mergePolicy(app.policy, change.policy ?? {}),
  };
  if (toJson(changeable(app)) === toJson(changeable(changed))) return app;
  await trx
    .updateTable('target_app')
    .set({ ...changeableColumns(changed), revision: row.revision + 1 })
    .where('id', '=', id)
    .execute();
  await recordRegistryEvent(trx, {
    aggregate: 'target_app',
    aggregateId: id,
    revision: row.revision + 1,
    type: 'TargetAppChanged',
    ...by,
    before: changeable(app),
    after: changeable(changed),
  });
  if (app.policy.rollout.openingSpread !== changed.policy.rollout.openingSpread) {
    const cover = { workspaceId: app.workspaceId, scope: { targetApp: id, miniProgram: null } };
    await recheckPlans(trx, cover, { cause: `${id}/openingSpread/${String(row.revision + 1)}` });
  }
  return changed;
}

function changeable({ name, environments, pilotSupport, policy }: RegisteredApp) {
  return { name, environments, pilotSupport, policy: mergePolicy(policy, {}) };
}

function changeableColumns(app: RegisteredApp) {
  return {
    name: app.name,
    ...searchColumns(app.id, app.name),
    environments: toJson(app.environments),
    pilot_support: app.pilotSupport,
    policy: toJson(app.policy),
  };
}

function registeredApp(row: Row<'target_app'>): RegisteredApp {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    environments: row.environments,
    pilotSupport: row.pilot_support,
    policy: completePolicy(row.policy),
    confirmation: row.confirmation,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
  };
}
