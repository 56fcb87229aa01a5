/** Reads changed releases and targets, with the workspaces that may read them, for the stream of all changes. */
import { type Kysely, sql } from 'kysely';
import type { Target } from '../../domain/target/target.js';
import type { Schema } from '../database/schema.js';
import { listedColumns, type ListedRelease } from './list-releases.js';

/** The workspaces of both sides of a target. Their members may read it. */
export interface TargetWorkspaces {
  readonly workspaceId: string;
  readonly appWorkspaceId: string;
}

interface ChangedRelease extends TargetWorkspaces {
  readonly listed: ListedRelease;
}

interface ChangedTarget extends TargetWorkspaces {
  readonly target: Target;
}

export async function readChangedReleases(db: Kysely<Schema>, ids: readonly string[]): Promise<ChangedRelease[]> {
  const { rows } = await sql<ListedRelease & TargetWorkspaces>`
    select ${listedColumns}, r.workspace_id as "workspaceId", r.app_workspace_id as "appWorkspaceId"
    from release r where r.id = any(${ids}::text[]) order by r.id
  `.execute(db);
  return rows.map(({ workspaceId, appWorkspaceId, ...listed }) => ({ listed, workspaceId, appWorkspaceId }));
}

/** `names`: as `targetName` makes them. */
export function readChangedTargets(db: Kysely<Schema>, names: readonly string[]): Promise<ChangedTarget[]> {
  const keys = names.map((name) => name.split('/'));
  const column = (index: number): string[] => keys.map((key) => key[index] ?? '');
  return db
    .selectFrom('target')
    .select(['body as target', 'workspace_id as workspaceId', 'app_workspace_id as appWorkspaceId'])
    .where(
      sql<boolean>`(mini_program_id, target_app_id, environment) in (
        select * from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[]))`,
    )
    .orderBy('mini_program_id')
    .execute();
}
