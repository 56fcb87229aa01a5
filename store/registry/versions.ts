/** Uploads and finds versions. Numbers of one mini program strictly increase, so upload order is number order. */
import type { Kysely } from 'kysely';
import { decideUpload } from '../../domain/registry/version-number.js';
import type { Rejection } from '../../domain/release/rejections.js';
import type { Release } from '../../domain/release/release.js';
import { numberCursor, type Page, pageOf, type PageRequest } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';
import { nextMiniProgramRevision } from './mini-programs.js';
import { recordRegistryEvent } from './registry-events.js';

export interface Version {
  readonly miniProgram: string;
  readonly number: string;
  readonly packageUrl: string;
  readonly packageSha256: string;
  readonly pages: readonly string[];
  /** Markdown. Null: none. */
  readonly notes: string | null;
  readonly uploadedBy: string;
  readonly uploadedAtMs: number;
}

/** The rejection, or null when it was uploaded. Uploads to one mini program are serialised. */
export async function uploadVersion(trx: Transaction, version: Version): Promise<Rejection | null> {
  const { miniProgram, number, packageUrl, packageSha256, pages, notes, uploadedBy, uploadedAtMs } = version;
  await trx.selectFrom('mini_program').select('id').where('id', '=', miniProgram).forNoKeyUpdate().execute();
  const last = await trx
    .selectFrom('version')
    .select(['number', 'ordinal'])
    .where('mini_program_id', '=', miniProgram)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  const decision = decideUpload(number, last?.number ?? null);
  if (decision.outcome === 'REJECTED') return decision.rejection;
  await trx
    .insertInto('version')
    .values({
      mini_program_id: miniProgram,
      number,
      ordinal: (last?.ordinal ?? 0) + 1,
      package_url: packageUrl,
      package_sha256: packageSha256,
      pages: toJson(pages),
      notes,
      uploaded_by: uploadedBy,
      uploaded_at: new Date(uploadedAtMs),
    })
    .execute();
  await recordRegistryEvent(trx, {
    aggregate: 'mini_program',
    aggregateId: miniProgram,
    revision: await nextMiniProgramRevision(trx, miniProgram),
    type: 'VersionUploaded',
    actor: uploadedBy,
    atMs: uploadedAtMs,
    before: null,
    after: { version: number, package: { url: packageUrl, sha256: packageSha256 }, pages: pages.length },
  });
  return null;
}

export async function findVersion(
  db: Kysely<Schema>,
  miniProgram: string,
  number: string,
): Promise<Version | undefined> {
  const row = await db
    .selectFrom('version')
    .selectAll()
    .where('mini_program_id', '=', miniProgram)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? undefined : versionOf(row);
}

/** Releases that a reader may see: all, or those on target apps of the reader's workspaces. */
export type ReleaseScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'appWorkspaces'; readonly ids: readonly string[] };

/** Newest first. In a limited scope, only versions with a release in it. */
export async function listVersions(
  db: Kysely<Schema>,
  miniProgram: string,
  scope: ReleaseScope,
  page: PageRequest,
): Promise<Page<Version>> {
  if (scope.kind === 'appWorkspaces' && scope.ids.length === 0) return { items: [], nextCursor: null };
  let query = db
    .selectFrom('version')
    .selectAll()
    .where('mini_program_id', '=', miniProgram)
    .orderBy('ordinal', 'desc')
    .limit(page.limit + 1);
  const after = numberCursor(page);
  if (after !== null) query = query.where('ordinal', '<', after);
  if (scope.kind === 'appWorkspaces')
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('release')
          .select('release.id')
          .whereRef('release.mini_program_id', '=', 'version.mini_program_id')
          .whereRef('release.version', '=', 'version.number')
          .where('release.app_workspace_id', 'in', scope.ids),
      ),
    );
  const rows = await query.execute();
  const { items, nextCursor } = pageOf(rows, page, (row) => row.ordinal);
  return { items: items.map(versionOf), nextCursor };
}

export function versionOf(row: Row<'version'>): Version {
  return {
    miniProgram: row.mini_program_id,
    number: row.number,
    packageUrl: row.package_url,
    packageSha256: row.package_sha256,
    pages: row.pages,
    notes: row.notes,
    uploadedBy: row.uploaded_by,
    uploadedAtMs: row.uploaded_at.getTime(),
  };
}

export interface VersionsQuery {
  readonly miniProgram: string;
  readonly numbers: readonly string[];
  readonly scope: ReleaseScope;
}

/** A release of a known version, with the name of its target app. */
export interface ReleaseOnApp {
  readonly release: Release;
  readonly targetAppName: string;
}

/** The releases of versions, by version number, newest release first. Versions without a release are absent. */
export async function releasesOfVersions(
  db: Kysely<Schema>,
  { miniProgram, numbers, scope }: VersionsQuery,
): Promise<ReadonlyMap<string, readonly ReleaseOnApp[]>> {
  if (numbers.length === 0 || (scope.kind === 'appWorkspaces' && scope.ids.length === 0)) return new Map();
  let query = db
    .selectFrom('release')
    .innerJoin('target_app', 'target_app.id', 'release.target_app_id')
    .select(['release.version', 'release.body', 'target_app.name as targetAppName'])
    .where('release.mini_program_id', '=', miniProgram)
    .where('release.version', 'in', numbers)
    .orderBy('release.id', 'desc');
  if (scope.kind === 'appWorkspaces') query = query.where('release.app_workspace_id', 'in', scope.ids);
  const byVersion = new Map<string, ReleaseOnApp[]>();
  for (const { version, body: release, targetAppName } of await query.execute())
    byVersion.set(version, [...(byVersion.get(version) ?? []), { release, targetAppName }]);
  return byVersion;
}
