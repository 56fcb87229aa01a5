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

/** What a window says about the releases that it covers. */
export type Cover = Pick<ChangeWindow, 'workspaceId' | 'scope'>;

/** `readableFrom`: only those of these workspaces, on either side. In the order of their ids. */
export async function releasesCoveredBy(
  db: Kysely<Schema>,
  cover: Cover,
  limit: number,
  readableFrom?: readonly string[],
): Promise<CoveredRelease[]> {
  let query = covered(db, cover)
    .select(['id', 'mini_program_id as miniProgram', 'version', 'target_app_id as targetApp', 'status'])
    .limit(limit);
  if (readableFrom !== undefined)
    query = query.where(
      sql<boolean>`(workspace_id = any(${readableFrom}::text[]) or app_workspace_id = any(${readableFrom}::text[]))`,
    );
  return query.execute();
}

/** Those with a plan whose next step change windows keep back. */
export async function releasesKeptBackBy(
  db: Kysely<Schema>,
  cover: Cover,
): Promise<Pick<CoveredRelease, 'id' | 'miniProgram' | 'targetApp'>[]> {
  return (
    covered(db, cover)
      .select(['id', 'mini_program_id as miniProgram', 'target_app_id as targetApp'])
      // There is the value null when no opening is known.
      .where(sql<boolean>`body #> '{plan,frozen,untilMs}' is not null`)
      .where(sql<boolean>`body #>> '{plan,ended}' is null`)
      .execute()
  );
}

function covered(db: Kysely<Schema>, { workspaceId, scope }: Cover) {
  let query = db
    .selectFrom('release')
    .where('environment', '=', 'production')
    .where('status', 'in', ['RELEASE_PREPARATION', 'GRAYSCALE_RELEASE'])
    .where(sql<boolean>`(workspace_id = ${workspaceId} or app_workspace_id = ${workspaceId})`)
    .orderBy('id');
  if (scope.targetApp !== null) query = query.where('target_app_id', '=', scope.targetApp);
  if (scope.miniProgram !== null) query = query.where('mini_program_id', '=', scope.miniProgram);
  return query;
}
