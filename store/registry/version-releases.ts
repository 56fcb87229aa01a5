/** The releases of versions, for answers that list or show versions. */
import type { Kysely } from 'kysely';
import type { Release } from '../../domain/release/release.js';
import type { Schema } from '../database/schema.js';
import type { ReleaseScope } from './versions.js';

export interface VersionsAsked {
  readonly miniProgram: string;
  readonly numbers: readonly string[];
  readonly scope: ReleaseScope;
}

/** By version number, newest release first. Versions without a release are absent. */
export async function releasesOfVersions(
  db: Kysely<Schema>,
  { miniProgram, numbers, scope }: VersionsAsked,
): Promise<ReadonlyMap<string, readonly Release[]>> {
  if (numbers.length === 0 || (scope.kind === 'appWorkspaces' && scope.ids.length === 0)) return new Map();
  let query = db
    .selectFrom('release')
    .select(['version', 'body'])
    .where('mini_program_id', '=', miniProgram)
    .where('version', 'in', numbers)
    .orderBy('id', 'desc');
  if (scope.kind === 'appWorkspaces') query = query.where('app_workspace_id', 'in', scope.ids);
  const byVersion = new Map<string, Release[]>();
  for (const { version, body } of await query.execute())
    byVersion.set(version, [...(byVersion.get(version) ?? []), body]);
  return byVersion;
}
