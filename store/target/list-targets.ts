/** The list of targets, by mini program, target app and environment. */
import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool, sql } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import type { Target } from '../../domain/target/target.js';
import { type Page, type PageRequest, pageOf, textsCursor } from '../database/pages.js';
import type { Schema } from '../database/schema.js';

export interface TargetFilter {
  readonly miniProgram?: string | undefined;
  readonly targetApp?: string | undefined;
  readonly environment?: Environment | undefined;
  /** Either side of the target belongs to this workspace. */
  readonly workspace?: string | undefined;
  /** Only targets of which either side belongs to one of these workspaces. Null: all targets. */
  readonly readableFrom: readonly string[] | null;
}

/** Targets that a user has addressed. One that never served a release is NEVER_RELEASED. */
export async function listTargets(db: Kysely<Schema>, filter: TargetFilter, page: PageRequest): Promise<Page<Target>> {
  if (filter.readableFrom?.length === 0) return { items: [], nextCursor: null };
  const rows = await db
    .selectFrom('target')
    .select('body')
    .where(conditions(filter, textsCursor(page, 3)))
    .orderBy('mini_program_id')
    .orderBy('target_app_id')
    .orderBy('environment')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows.map(({ body }) => body),
    page,
    ({ miniProgram, targetApp, environment }) => [miniProgram, targetApp, environment],
  );
}

type Builder = ExpressionBuilder<Schema, 'target'>;

function conditions(filter: TargetFilter, after: readonly string[] | null) {
  return (eb: Builder): ExpressionWrapper<Schema, 'target', SqlBool> => {
    const { miniProgram, targetApp, environment, workspace, readableFrom } = filter;
    const all = [
      miniProgram === undefined ? null : eb('mini_program_id', '=', miniProgram),
      targetApp === undefined ? null : eb('target_app_id', '=', targetApp),
      environment === undefined ? null : eb('environment', '=', environment),
      workspace === undefined ? null : belongsTo(eb, [workspace]),
      readableFrom === null ? null : belongsTo(eb, readableFrom),
      after === null
        ? null
        : sql<SqlBool>`(mini_program_id, target_app_id, environment) > (${after[0]}, ${after[1]}, ${after[2]})`,
    ];
    return eb.and(all.filter((condition) => condition !== null));
  };
}

function belongsTo(eb: Builder, workspaces: readonly string[]): ExpressionWrapper<Schema, 'target', SqlBool> {
  return eb.or([eb('workspace_id', 'in', workspaces), eb('app_workspace_id', 'in', workspaces)]);
}
