/**
 * Writes and lists the change windows of a workspace. A write locks the workspace's row in `window_lock`, which every
 * increase locks for share: when the write has committed, no increase is decided by the windows before it.
 */
import { type Kysely, sql } from 'kysely';
import type { RegistryEventType } from '../../domain/registry/registry-event-type.js';
import type { ChangeWindow } from '../../domain/window/window.js';
import { CHANNELS, notify } from '../database/notifications.js';
import { type Page, pageOf, type PageRequest, textCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';
import { recordRegistryEvent } from '../registry/registry-events.js';
import { nextWorkspaceRevision } from '../registry/workspaces.js';
import { idsCoveredBy } from './covered-releases.js';
import { recheckPlans } from './recheck-plans.js';

export interface ChangeAuthor {
  readonly actor: string;
  readonly atMs: number;
}

/** Every write of windows begins with it. The row is there: a trigger adds it with the workspace. */
export async function lockWindowsOf(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`/* lock the windows of a workspace */
    select 1 from window_lock where workspace_id = ${workspaceId} for update`.execute(trx);
}

/** Most windows of a workspace. */
export const windowLimit = 200;

/** False when the workspace has as many as it may have. Under the lock. */
export async function insertChangeWindow(trx: Transaction, window: ChangeWindow): Promise<boolean> {
  const { count } = await trx
    .selectFrom('change_window')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('workspace_id', '=', window.workspaceId)
    .executeTakeFirstOrThrow();
  if (count >= windowLimit) return false;
  await trx
    .insertInto('change_window')
    .values({
      id: window.id,
      workspace_id: window.workspaceId,
      ...writtenColumns(window),
      created_by: window.createdBy,
      created_at: new Date(window.createdAtMs),
    })
    .execute();
  await recordWindowEvent(trx, 'ChangeWindowCreated', { before: null, after: window }, by(window));
  return true;
}

function by({ createdBy, createdAtMs }: ChangeWindow): ChangeAuthor {
  return { actor: createdBy, atMs: createdAtMs };
}

/** Under the lock. Writes the next version, and nothing when nothing changes. */
export async function updateChangeWindow(
  trx: Transaction,
  before: ChangeWindow,
  wanted: ChangeWindow,
  author: ChangeAuthor,
): Promise<ChangeWindow> {
  if (toJson(wanted) === toJson(before)) return before;
  const after = { ...wanted, version: before.version + 1 };
  await trx.updateTable('change_window').set(writtenColumns(after)).where('id', '=', after.id).execute();
  await recordWindowEvent(trx, 'ChangeWindowChanged', { before, after }, author);
  return after;
}

/** Under the lock. Its exemptions go with it; the trail keeps both. */
export async function deleteChangeWindow(trx: Transaction, window: ChangeWindow, author: ChangeAuthor): Promise<void> {
  await trx.deleteFrom('change_window').where('id', '=', window.id).execute();
  await recordWindowEvent(trx, 'ChangeWindowDeleted', { before: window, after: null }, author);
}

type WindowEvent = Extract<RegistryEventType, `ChangeWindow${string}`>;

/** Pages of further releases show the change when they are opened again. */
const mostNotified = 1000;

/**
 * In the trail of the workspace. Open pages of releases that a changed window covers read again, and plans that it
 * keeps back are decided again.
 */
async function recordWindowEvent(
  trx: Transaction,
  type: WindowEvent,
  { before, after }: { readonly before: ChangeWindow | null; readonly after: ChangeWindow | null },
  author: ChangeAuthor,
): Promise<void> {
  const some = after ?? before;
  if (some === null) throw new Error('An event of a window that is none');
  await recordRegistryEvent(trx, {
    aggregate: 'workspace',
    aggregateId: some.workspaceId,
    revision: await nextWorkspaceRevision(trx, some.workspaceId),
    type,
    ...author,
    before: before === null ? null : trailView(before),
    after: after === null ? null : trailView(after),
  });
  const versions = [before, after].filter((one) => one !== null);
  const covered = await Promise.all(versions.map((one) => idsCoveredBy(trx, one, mostNotified)));
  const ids = new Set(covered.flat());
  await notify(trx, ...[...ids].map((payload) => ({ channel: CHANNELS.releaseChanged, payload })));
  const cause = `${some.id}/${type}/${String(some.version)}`;
  for (const one of versions) await recheckPlans(trx, one, { cause });
}

function trailView({
  id,
  name,
  kind,
  scope,
  start,
  end,
  zone,
  rrule,
  exdates,
  reason,
  enabled,
  version,
}: ChangeWindow) {
  return { window: id, name, kind, scope, start, end, zone, rrule, exdates, reason, enabled, version };
}

function writtenColumns(window: ChangeWindow) {
  const { name, kind, scope, start, end, zone, rrule, exdates, reason, enabled, version } = window;
  return {
    name,
    kind,
    zone,
    rrule,
    reason,
    enabled,
    version,
    target_app_id: scope.targetApp,
    mini_program_id: scope.miniProgram,
    local_start: start,
    local_end: end,
    exdates: toJson(exdates),
  };
}

export function changeWindowOf(row: Row<'change_window'>): ChangeWindow {
  const { id, name, kind, zone, rrule, exdates, reason, enabled, version } = row;
  return {
    id,
    workspaceId: row.workspace_id,
    name,
    kind,
    scope: { targetApp: row.target_app_id, miniProgram: row.mini_program_id },
    start: row.local_start,
    end: row.local_end,
    zone,
    rrule,
    exdates,
    reason,
    enabled,
    version,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
  };
}

/** Undefined when the workspace has no such window. */
export async function findChangeWindow(
  db: Kysely<Schema>,
  workspaceId: string,
  id: string,
): Promise<ChangeWindow | undefined> {
  const row = await db
    .selectFrom('change_window')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : changeWindowOf(row);
}

/** The newest first. */
export async function listChangeWindows(
  db: Kysely<Schema>,
  workspaceId: string,
  page: PageRequest,
): Promise<Page<ChangeWindow>> {
  let query = db
    .selectFrom('change_window')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const before = textCursor(page);
  if (before !== null) query = query.where('id', '<', before);
  return pageOf((await query.execute()).map(changeWindowOf), page, ({ id }) => id);
}
