/** The releases that a change window covers: those in production that can still be increased. */
import { type Kysely, sql } from 'kysely';
import type { ChangeWindow } from '../../domain/window/window.js';
import type { Schema } from '../database/schema.js';

export interface CoveredRelease {
  readonly id: string;
  readonly miniProgram: string;
  readonly version: string;
  readonly targetApp: string;
  readonly status: string;
}

/** `readableFrom`: only those of these workspaces, on either side. In the order of their ids. */
export async function releasesCoveredBy(
  db: Kysely<Schema>,
  { workspaceId, scope }: Pick<ChangeWindow, 'workspaceId' | 'scope'>,
  limit: number,
  readableFrom?: readonly string[],
): Promise<CoveredRelease[]> {
  let query = db
    .selectFrom('release')
    .select(['id', 'mini_program_id as miniProgram', 'version', 'target_app_id as targetApp', 'status'])
    .where('environment', '=', 'production')
    .where('status', 'in', ['RELEASE_PREPARATION', 'GRAYSCALE_RELEASE'])
    .where(sql<boolean>`(workspace_id = ${workspaceId} or app_workspace_id = ${workspaceId})`)
    .orderBy('id')
    .limit(limit);
  if (scope.targetApp !== null) query = query.where('target_app_id', '=', scope.targetApp);
  if (scope.miniProgram !== null) query = query.where('mini_program_id', '=', scope.miniProgram);
  if (readableFrom !== undefined)
    query = query.where(
      sql<boolean>`(workspace_id = any(${readableFrom}::text[]) or app_workspace_id = any(${readableFrom}::text[]))`,
    );
  return query.execute();
}
