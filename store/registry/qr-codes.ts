/** Creates, finds and revokes QR codes, and loads the facts about their targets for the rules. */
import type { Kysely, Selectable } from 'kysely';
import { servingViewOf } from '../../domain/serving/serving-view.js';
import type { ServingView } from '../../domain/serving/assign.js';
import type { QrCode, QrSubject } from '../../domain/serving/qr-code.js';
import type { TargetKey } from '../../domain/target/target.js';
import { belongsTo } from '../access/load-roles.js';
import { nextMiniProgramRevision } from './mini-programs.js';
import { recordRegistryEvent } from './registry-events.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import type { Schema } from '../database/schema.js';
import type { QrCodeTable } from '../database/schema/release-tables.js';
import type { Transaction } from '../database/transaction.js';

export interface StoredQrCode extends QrCode {
  readonly id: string;
  readonly target: TargetKey;
  readonly description: string | null;
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly revokedBy: string | null;
}

export async function insertQrCode(trx: Transaction, code: StoredQrCode): Promise<void> {
  const { target, createdBy, createdAtMs } = code;
  await trx
    .insertInto('qr_code')
    .values({
      id: code.id,
      mini_program_id: target.miniProgram,
      target_app_id: target.targetApp,
      environment: target.environment,
      page: code.page,
      query: code.query,
      description: code.description,
      kind: code.kind,
      release_id: code.releaseId,
      expires_at: code.expiresAtMs === null ? null : new Date(code.expiresAtMs),
      revoked_at: null,
      revoked_by: null,
      created_by: createdBy,
      created_at: new Date(createdAtMs),
    })
    .execute();
  await recordRegistryEvent(trx, {
    aggregate: 'mini_program',
    aggregateId: target.miniProgram,
    revision: await nextMiniProgramRevision(trx, target.miniProgram),
    type: 'QrCodeCreated',
    actor: createdBy,
    atMs: createdAtMs,
    before: null,
    after: { qrCode: code.id, kind: code.kind, targetApp: target.targetApp, page: code.page },
  });
}

export async function findQrCode(db: Kysely<Schema>, id: string): Promise<StoredQrCode | undefined> {
  const row = await db.selectFrom('qr_code').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : qrCodeOf(row);
}

export interface QrCodeFilter {
  /** Workspaces of the mini program or the target app of which the reader is a member. */
  readonly workspaceIds: readonly string[];
  readonly miniProgram: string | null;
}

export interface ListedQrCode extends StoredQrCode {
  readonly targetAppName: string;
}

/** Newest first. */
export async function listQrCodes(
  db: Kysely<Schema>,
  { workspaceIds, miniProgram }: QrCodeFilter,
  page: PageRequest,
): Promise<Page<ListedQrCode>> {
  if (workspaceIds.length === 0) return { items: [], nextCursor: null };
  let query = db
    .selectFrom('qr_code')
    .innerJoin('target_app', 'target_app.id', 'qr_code.target_app_id')
    .selectAll('qr_code')
    .select('target_app.name as targetAppName')
    .where(belongsTo('qr_code', workspaceIds))
    .orderBy('qr_code.id', 'desc')
    .limit(page.limit + 1);
  if (miniProgram !== null) query = query.where('qr_code.mini_program_id', '=', miniProgram);
  const after = textCursor(page);
  if (after !== null) query = query.where('qr_code.id', '<', after);
  const rows = await query.execute();
  const items = rows.map(({ targetAppName, ...row }) => ({ ...qrCodeOf(row), targetAppName }));
  return pageOf(items, page, ({ id }) => id);
}

/** Final and idempotent. */
export async function revokeQrCode(
  trx: Transaction,
  { id, target }: StoredQrCode,
  by: { readonly actor: string; readonly atMs: number },
): Promise<void> {
  const revoked = await trx
    .updateTable('qr_code')
    .set({ revoked_at: new Date(by.atMs), revoked_by: by.actor })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (revoked === undefined) return;
  await recordRegistryEvent(trx, {
    aggregate: 'mini_program',
    aggregateId: target.miniProgram,
    revision: await nextMiniProgramRevision(trx, target.miniProgram),
    type: 'QrCodeRevoked',
    ...by,
    before: { qrCode: id },
    after: null,
  });
}

/** What a code would point to now, for `decideQrCode`. */
export async function findQrSubject(db: Kysely<Schema>, target: TargetKey, pinned: string | null): Promise<QrSubject> {
  const releases = db
    .selectFrom('release')
    .innerJoin('version', (join) =>
      join
        .onRef('version.mini_program_id', '=', 'release.mini_program_id')
        .onRef('version.number', '=', 'release.version'),
    )
    .select(['release.status', 'version.pages'])
    .where('release.mini_program_id', '=', target.miniProgram)
    .where('release.target_app_id', '=', target.targetApp)
    .where('release.environment', '=', target.environment);
  if (pinned !== null)
    return { kind: 'PREVIEW', release: (await releases.where('release.id', '=', pinned).executeTakeFirst()) ?? null };
  const full = await releases.where('release.status', '=', 'FULL_RELEASE').executeTakeFirst();
  return { kind: 'PROMO', fullRelease: full ?? null };
}

export interface ScannedCode {
  readonly code: StoredQrCode;
  /** What the code's target serves now. */
  readonly view: ServingView;
  readonly miniProgramName: string;
  readonly targetAppName: string;
}

/** In one statement, because a scan waits for it. */
export async function findScannedCode(db: Kysely<Schema>, id: string): Promise<ScannedCode | undefined> {
  const row = await db
    .selectFrom('qr_code')
    .innerJoin('target', (join) =>
      join
        .onRef('target.mini_program_id', '=', 'qr_code.mini_program_id')
        .onRef('target.target_app_id', '=', 'qr_code.target_app_id')
        .onRef('target.environment', '=', 'qr_code.environment'),
    )
    .innerJoin('mini_program', 'mini_program.id', 'qr_code.mini_program_id')
    .innerJoin('target_app', 'target_app.id', 'qr_code.target_app_id')
    .selectAll('qr_code')
    .select([
      'target.body',
      'target.testers',
      'mini_program.name as miniProgramName',
      'target_app.name as targetAppName',
    ])
    .where('qr_code.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { miniProgramName, targetAppName } = row;
  return { code: qrCodeOf(row), view: servingViewOf(row.body, row.testers), miniProgramName, targetAppName };
}

function qrCodeOf(row: Selectable<QrCodeTable>): StoredQrCode {
  return {
    id: row.id,
    target: { miniProgram: row.mini_program_id, targetApp: row.target_app_id, environment: row.environment },
    kind: row.kind,
    page: row.page,
    query: row.query,
    description: row.description,
    releaseId: row.release_id,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
    expiresAtMs: row.expires_at?.getTime() ?? null,
    revokedAtMs: row.revoked_at?.getTime() ?? null,
    revokedBy: row.revoked_by,
  };
}
