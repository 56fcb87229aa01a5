/** The releases that a change window covers: those in production that can still be increased. */
import { type Kysely, sql } from 'kysely';
import type { ChangeWindow } from '../../domain/window/window.js';
import type { Schema } from '../database/schema.js';

interface CoveredRelease {
  readonly id: string;
  readonly miniProgram: string;
  readonly targetApp: string;
}

/** What a window says about the releases that it covers. */
export type WindowReach = Pick<ChangeWindow, 'workspaceId' | 'scope'>;

/** The ids of the first of them. */
export async function idsCoveredBy(db: Kysely<Schema>, cover: WindowReach, limit: number): Promise<string[]> {
  const rows = await covered(db, cover).select('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** Those with a plan whose next step change windows keep back. */
export async function releasesKeptBackBy(db: Kysely<Schema>, cover: WindowReach): Promise<CoveredRelease[]> {
  return (
    covered(db, cover)
      .select(['id', 'mini_program_id as miniProgram', 'target_app_id as targetApp'])
      // There is the value null when no opening is known.
      .where(sql<boolean>`body #> '{plan,frozen,untilMs}' is not null`)
      .where(sql<boolean>`body #>> '{plan,ended}' is null`)
      .execute()
  );
}

function covered(db: Kysely<Schema>, { workspaceId, scope }: WindowReach) {
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
