/**
 * Writes and lists the plan templates of a workspace. A write locks the row of the workspace, so that names and the
 * number of templates are checked in turn. A release keeps a copy of its template: no write here changes a plan.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import type { RegistryEventType } from '../../domain/registry/registry-event-type.js';
import { givenStepView } from '../../domain/plan/plan-view.js';
import { mostTemplates, type WorkspaceTemplate } from '../../domain/plan/templates.js';
import type { Rejection } from '../../domain/release/rejections.js';
import { isoDuration } from '../../domain/values/duration.js';
import type { Row, Schema } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';
import { recordRegistryEvent } from '../registry/registry-events.js';
import { nextWorkspaceRevision } from '../registry/workspaces.js';

/** What a user decides of a template. */
export type TemplateContents = Pick<WorkspaceTemplate, 'name' | 'steps' | 'deadlineAfterMs'>;

interface ChangeAuthor {
  readonly actor: string;
  readonly atMs: number;
}

/** Every write of templates begins with it. */
export async function lockTemplatesOf(trx: Transaction, workspaceId: string): Promise<void> {
  await trx.selectFrom('workspace').select('id').where('id', '=', workspaceId).forNoKeyUpdate().execute();
}

/** Null when it is written. Under the lock. */
export async function insertPlanTemplate(trx: Transaction, template: WorkspaceTemplate): Promise<Rejection | null> {
  const { id, workspaceId, name, version, steps, deadlineAfterMs, createdBy, createdAtMs } = template;
  const { count } = await trx
    .selectFrom('plan_template')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  if (count >= mostTemplates) return { code: 'TOO_MANY_TEMPLATES', limit: mostTemplates };
  if (await isNameTaken(trx, template)) return { code: 'TEMPLATE_NAME_TAKEN', name };
  await trx
    .insertInto('plan_template')
    .values({
      id,
      name,
      version,
      workspace_id: workspaceId,
      steps: toJson(steps),
      deadline_after_ms: deadlineAfterMs,
      created_by: createdBy,
      created_at: new Date(createdAtMs),
    })
    .execute();
  const author = { actor: createdBy, atMs: createdAtMs };
  await recordTemplateEvent(trx, 'PlanTemplateCreated', { before: null, after: template }, author);
  return null;
}

/** Under the lock. Writes the next version, and nothing when nothing changes. */
export async function updatePlanTemplate(
  trx: Transaction,
  before: WorkspaceTemplate,
  contents: TemplateContents,
  author: ChangeAuthor,
): Promise<WorkspaceTemplate | Rejection> {
  // Not as texts: the database orders the fields of the steps in its own way.
  if (isDeepStrictEqual({ ...before, ...contents }, before)) return before;
  const after = { ...before, ...contents, version: before.version + 1 };
  const { name, steps, deadlineAfterMs } = after;
  if (await isNameTaken(trx, after)) return { code: 'TEMPLATE_NAME_TAKEN', name };
  await trx
    .updateTable('plan_template')
    .set({ name, steps: toJson(steps), deadline_after_ms: deadlineAfterMs, version: after.version })
    .where('id', '=', after.id)
    .execute();
  await recordTemplateEvent(trx, 'PlanTemplateChanged', { before, after }, author);
  return after;
}

/** Under the lock. Plans that were started with it keep their copy. */
export async function deletePlanTemplate(
  trx: Transaction,
  template: WorkspaceTemplate,
  author: ChangeAuthor,
): Promise<void> {
  await trx.deleteFrom('plan_template').where('id', '=', template.id).execute();
  await recordTemplateEvent(trx, 'PlanTemplateDeleted', { before: template, after: null }, author);
}

async function isNameTaken(trx: Transaction, { id, workspaceId, name }: WorkspaceTemplate): Promise<boolean> {
  const row = await trx
    .selectFrom('plan_template')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** In the trail of the workspace. */
async function recordTemplateEvent(
  trx: Transaction,
  type: Extract<RegistryEventType, `PlanTemplate${string}`>,
  { before, after }: { readonly before: WorkspaceTemplate | null; readonly after: WorkspaceTemplate | null },
  author: ChangeAuthor,
): Promise<void> {
  const workspaceId = (after ?? before)?.workspaceId;
  if (workspaceId === undefined) throw new Error('An event of a template that is none');
  await recordRegistryEvent(trx, {
    aggregate: 'workspace',
    aggregateId: workspaceId,
    revision: await nextWorkspaceRevision(trx, workspaceId),
    type,
    ...author,
    before: before === null ? null : trailView(before),
    after: after === null ? null : trailView(after),
  });
}

/** As the API shows a template. */
function trailView({ id, name, version, steps, deadlineAfterMs }: WorkspaceTemplate) {
  const deadline = deadlineAfterMs === null ? {} : { deadline: { after: isoDuration(deadlineAfterMs) } };
  return { template: id, name, version, steps: steps.map(givenStepView), ...deadline };
}

export function planTemplateOf(row: Row<'plan_template'>): WorkspaceTemplate {
  const { id, name, version, steps, deadline_after_ms: deadlineAfterMs } = row;
  return {
    id,
    workspaceId: row.workspace_id,
    name,
    version,
    steps,
    deadlineAfterMs,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
  };
}

/** Undefined when the workspace has no such template. */
export async function findPlanTemplate(
  db: Kysely<Schema>,
  workspaceId: string,
  id: string,
): Promise<WorkspaceTemplate | undefined> {
  const row = await db
    .selectFrom('plan_template')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : planTemplateOf(row);
}

/** All of them, by name. */
export async function listPlanTemplates(db: Kysely<Schema>, workspaceId: string): Promise<WorkspaceTemplate[]> {
  const rows = await db
    .selectFrom('plan_template')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy(sql`lower(name)`)
    .execute();
  return rows.map(planTemplateOf);
}
