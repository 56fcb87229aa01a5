/** The list of releases for the API: filters, search and pages. One statement. */
import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import type { Release, ReleaseStatus } from '../../domain/release/release.js';
import { type Page, pageOf, type PageRequest, textCursor } from '../database/pages.js';
import type { Schema } from '../database/schema.js';
import { matchesSearch } from '../registry/search-grams.js';

export interface ReleaseFilter {
  readonly status?: ReleaseStatus | undefined;
  readonly miniProgram?: string | undefined;
  readonly targetApp?: string | undefined;
  readonly environment?: Environment | undefined;
  /** Either side of the target belongs to this workspace. */
  readonly workspace?: string | undefined;
  /** A part of the mini program's id or name. */
  readonly q?: string | undefined;
  /** Only releases of which either side belongs to one of these workspaces. Null: all releases. */
  readonly readableFrom: readonly string[] | null;
}

/** Newest first. */
export async function listReleases(
  db: Kysely<Schema>,
  filter: ReleaseFilter,
  page: PageRequest,
): Promise<Page<Release>> {
  if (filter.readableFrom?.length === 0) return { items: [], nextCursor: null };
  const rows = await db
    .selectFrom('release')
    .select('body')
    .where(conditions(filter, textCursor(page)))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows.map(({ body }) => body),
    page,
    ({ id }) => id,
  );
}

type Builder = ExpressionBuilder<Schema, 'release'>;

function conditions(filter: ReleaseFilter, before: string | null) {
  return (eb: Builder): ExpressionWrapper<Schema, 'release', SqlBool> => {
    const { status, miniProgram, targetApp, environment, workspace, readableFrom, q } = filter;
    const search = q === undefined ? null : matchesSearch(q);
    const all = [
      status === undefined ? null : eb('status', '=', status),
      miniProgram === undefined ? null : eb('mini_program_id', '=', miniProgram),
      targetApp === undefined ? null : eb('target_app_id', '=', targetApp),
      environment === undefined ? null : eb('environment', '=', environment),
      workspace === undefined ? null : belongsTo(eb, [workspace]),
      readableFrom === null ? null : belongsTo(eb, readableFrom),
      search === null ? null : eb('mini_program_id', 'in', eb.selectFrom('mini_program').select('id').where(search)),
      before === null ? null : eb('id', '<', before),
    ];
    return eb.and(all.filter((condition) => condition !== null));
  };
}

function belongsTo(eb: Builder, workspaces: readonly string[]): ExpressionWrapper<Schema, 'release', SqlBool> {
  return eb.or([eb('workspace_id', 'in', workspaces), eb('app_workspace_id', 'in', workspaces)]);
}
