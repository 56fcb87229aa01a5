/** The templates with which plans on a target may start: of the mini program's workspace, and of the target app's. */
import { type Kysely, sql } from 'kysely';
import type { WorkspaceTemplate } from '../../domain/plan/templates.js';
import type { WindowSide } from '../../domain/release/freeze.js';
import type { TargetKey } from '../../domain/target/target.js';
import type { Row, Schema } from '../database/schema.js';
import { sidesOf } from '../window/window-state.js';
import { planTemplateOf } from './plan-templates.js';

export interface TargetTemplate extends WorkspaceTemplate {
  /** Whose workspace has it. */
  readonly sides: readonly WindowSide[];
}

type TemplateRow = Row<'plan_template'> & { readonly of_mini_program: boolean; readonly of_target_app: boolean };

/** By name. `id`: only this one. */
export async function templatesOfTarget(
  db: Kysely<Schema>,
  { miniProgram, targetApp }: TargetKey,
  id: string | null = null,
): Promise<TargetTemplate[]> {
  const { rows } = await sql<TemplateRow>`/* the plan templates of a target */
    select t.*, t.workspace_id = m.workspace_id as of_mini_program, t.workspace_id = a.workspace_id as of_target_app
    from mini_program m cross join target_app a
      join plan_template t on t.workspace_id in (m.workspace_id, a.workspace_id)
    where m.id = ${miniProgram} and a.id = ${targetApp} and (${id}::text is null or t.id = ${id})
    order by lower(t.name), t.id
  `.execute(db);
  return rows.map((row) => ({ ...planTemplateOf(row), sides: sidesOf(row) }));
}
