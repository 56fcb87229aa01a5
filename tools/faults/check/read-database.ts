/** Reads what a scenario left in the database, past every proxy. */
import type { Kysely } from 'kysely';
import type { Release } from '../../../domain/release/release.js';
import type { Target } from '../../../domain/target/target.js';
import type { Schema } from '../../../store/database/schema.js';
import type { Evidence, LedgerRow, TrailRow } from './evidence.js';

export type InDatabase = Pick<Evidence, 'ledger' | 'trail' | 'releases' | 'targets' | 'undelivered'>;

/** `miniPrograms`: of the scenario. All reads in one snapshot. */
export function readDatabase(db: Kysely<Schema>, miniPrograms: readonly string[]): Promise<InDatabase> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const releases = await readReleases(trx, miniPrograms);
      const ids = releases.map(({ id }) => id);
      return {
        releases,
        targets: await readTargets(trx, miniPrograms),
        ledger: await readLedger(trx, miniPrograms),
        trail: await readTrail(trx, miniPrograms),
        undelivered: ids.length === 0 ? 0 : await countUndelivered(trx, ids),
      };
    });
}

type Db = Kysely<Schema>;

async function readReleases(db: Db, miniPrograms: readonly string[]): Promise<Release[]> {
  const rows = await db.selectFrom('release').select('body').where('mini_program_id', 'in', miniPrograms).execute();
  return rows.map(({ body }) => body);
}

async function readTargets(db: Db, miniPrograms: readonly string[]): Promise<Target[]> {
  const rows = await db.selectFrom('target').select('body').where('mini_program_id', 'in', miniPrograms).execute();
  return rows.map(({ body }) => body);
}

async function readLedger(db: Db, miniPrograms: readonly string[]): Promise<LedgerRow[]> {
  const rows = await db
    .selectFrom('command')
    .selectAll()
    .where('mini_program_id', 'in', miniPrograms)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    releaseId: row.release_id,
    aggregate: row.aggregate,
    type: row.type,
    actor: row.actor,
    key: row.idempotency_key,
    outcome: row.outcome,
    code: row.code,
    revision: row.resulting_revision,
    receivedAtMs: row.received_at.getTime(),
    decidedAtMs: row.decided_at?.getTime() ?? null,
  }));
}

async function readTrail(db: Db, miniPrograms: readonly string[]): Promise<TrailRow[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('mini_program_id', 'in', miniPrograms)
    .where('aggregate_kind', 'in', ['release', 'target'])
    .orderBy('aggregate_id')
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.aggregate_kind as TrailRow['kind'],
    aggregate: row.aggregate_id,
    seq: row.seq,
    type: row.type,
    commandId: row.command_id,
    atMs: row.at.getTime(),
    before: row.before,
    after: row.after,
  }));
}

async function countUndelivered(db: Db, releaseIds: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('release_id', 'in', releaseIds)
    .where('delivered_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
