/**
 * Everything that outlives a program in its database, read the way the program reads it. The recorder writes down what
 * its own version reads; the test asks the present code for the same.
 */
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import type { Database } from '../../../store/database/database.js';
import { listCommands } from '../../../store/release/ledger/find-command.js';
import { listEvents, type TrailEvent } from '../../../store/release/ledger/list-events.js';
import { findQrCode, type StoredQrCode } from '../../../store/registry/qr-codes.js';
import { findReview, type Review } from '../../../store/review/reviews.js';
import { targetName } from '../../../domain/target/target.js';
import { targetKeyOf } from '../../../store/target/targets.js';
import type { ServedTarget } from '../../../domain/serving/serving-view.js';
import { readServedTargetsAfter } from '../../../store/serving/read-serving-targets.js';
import type { Release } from '../../../domain/release/release.js';
import { type ReleaseView, releaseView } from '../../../domain/release/release-view.js';

/** A row of `release` with the revision of its target. */
interface ReadRelease {
  readonly release: Release;
  readonly targetRevision: number;
}

export interface OldData {
  /** By release id. */
  readonly snapshots: Readonly<Record<string, ReadRelease | undefined>>;
  /** What is shown of each: rows come back as they were written, and say little about who understands them. */
  readonly views: Readonly<Record<string, ReleaseView | undefined>>;
  readonly commands: Readonly<Record<string, readonly CommandRecord[]>>;
  /** By name of their aggregate. */
  readonly trails: Readonly<Record<string, readonly TrailEvent[]>>;
  readonly served: readonly ServedTarget[];
  readonly reviews: readonly (Review | undefined)[];
  readonly qrCodes: readonly (StoredQrCode | undefined)[];
}

/** More than the recorder makes of anything. */
const limit = 200;

export async function readOldData({ kysely }: Database): Promise<OldData> {
  const releases = (await kysely.selectFrom('release').select('id').orderBy('id').execute()).map(({ id }) => id);
  const targets = await kysely.selectFrom('target').selectAll().orderBy('mini_program_id').execute();
  const reviews = await kysely.selectFrom('review').select('id').orderBy('id').execute();
  const codes = await kysely.selectFrom('qr_code').select('id').orderBy('id').execute();
  const aggregates = [
    ...releases.map((id) => ({ kind: 'release', id }) as const),
    ...targets.map((row) => ({ kind: 'target', id: targetName(targetKeyOf(row)) }) as const),
    ...targets.map((row) => ({ kind: 'mini_program', id: row.mini_program_id }) as const),
  ];
  const snapshots = await byName(releases, (id) => readRelease(kysely, id));
  return {
    snapshots,
    views: await byName(releases, (id) => Promise.resolve(viewOf(snapshots[id]))),
    commands: await byName(releases, async (id) => (await listCommands(kysely, id, { limit })).items),
    trails: Object.fromEntries(
      await Promise.all(
        aggregates.map(async (of) => [`${of.kind} ${of.id}`, (await listEvents(kysely, of, { limit })).items]),
      ),
    ),
    served: await readServedTargetsAfter(kysely, null, limit),
    reviews: await Promise.all(reviews.map(({ id }) => findReview(kysely, id))),
    qrCodes: await Promise.all(codes.map(({ id }) => findQrCode(kysely, id))),
  };
}

function readRelease(db: Database['kysely'], id: string): Promise<ReadRelease | undefined> {
  return db
    .selectFrom('release')
    .innerJoin('target', (join) =>
      join
        .onRef('target.mini_program_id', '=', 'release.mini_program_id')
        .onRef('target.target_app_id', '=', 'release.target_app_id')
        .onRef('target.environment', '=', 'release.environment'),
    )
    .select(['release.body as release', 'target.revision as targetRevision'])
    .where('release.id', '=', id)
    .executeTakeFirst();
}

function viewOf(snapshot: ReadRelease | undefined): ReleaseView | undefined {
  return snapshot ? releaseView(snapshot.release) : undefined;
}

async function byName<T>(names: readonly string[], read: (name: string) => Promise<T>): Promise<Record<string, T>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}

/** The statements of what pg_dump wrote, without its settings for the session and its commands to psql. */
export function statementsOf(dump: string): string[] {
  const statements: string[] = [];
  let open = '';
  for (const line of dump.split('\n')) {
    if (open === '' && (line === '' || /^(--|\\|SET |SELECT pg_catalog\.set_config)/.test(line))) continue;
    open += `${line}\n`;
    if (!line.endsWith(';') || count(open, "'") % 2 === 1 || count(open, '$$') % 2 === 1) continue;
    statements.push(open);
    open = '';
  }
  return statements;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
