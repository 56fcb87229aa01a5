/**
 * Rows of targets: their lock, their list and their keys. The lock is the only one for releases, reviews, testers and
 * targets. Every write to one of them locks the target's row first and no other row of these, so there is no lock
 * order to violate.
 */
import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, sql, type SqlBool } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import { emptyTarget, type Target, type TargetKey } from '../../domain/target/target.js';
import { belongsTo } from '../access/load-roles.js';
import { type Page, pageOf, type PageRequest, textsCursor } from '../database/pages.js';
import type { Schema } from '../database/schema.js';
import { matchesPlace, searchWords } from '../registry/search-grams.js';
import { type TargetKeyColumns, toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';

/** Waits for the lock. Statements after this call see the writes of the previous holder. */
export async function lockTarget(trx: Transaction, key: TargetKey): Promise<Target> {
  const target = await selectLocked(trx, key);
  if (target !== undefined) return target;
  await ensureTarget(trx, key);
  const inserted = await selectLocked(trx, key);
  if (inserted === undefined) throw new Error(`No mini program or target app for ${JSON.stringify(key)}`);
  return inserted;
}

async function selectLocked(trx: Transaction, key: TargetKey): Promise<Target | undefined> {
  const row = await trx
    .selectFrom('target')
    .select('body')
    .where((eb) => eb.and(targetKeyColumns(key)))
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row?.body;
}

/** Creates the row of a target that has none. Does not wait for another holder of the lock. */
export async function ensureTarget(trx: Transaction, key: TargetKey): Promise<void> {
  const { miniProgram, targetApp, environment } = key;
  await trx
    .insertInto('target')
    .columns([
      'mini_program_id',
      'target_app_id',
      'environment',
      'workspace_id',
      'app_workspace_id',
      'body',
      'updated_at',
    ])
    .expression((eb) =>
      eb
        .selectFrom(['mini_program', 'target_app'])
        .select((select) => [
          'mini_program.id as mini_program_id',
          'target_app.id as target_app_id',
          select.val(environment).as('environment'),
          'mini_program.workspace_id as workspace_id',
          'target_app.workspace_id as app_workspace_id',
          select.cast<string>(select.val(toJson(emptyTarget(key))), 'jsonb').as('body'),
          select.cast<Date>(select.val(new Date()), 'timestamptz').as('updated_at'),
        ])
        .where('mini_program.id', '=', miniProgram)
        .where('target_app.id', '=', targetApp),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface TargetFilter {
  readonly miniProgram?: string | undefined;
  readonly targetApp?: string | undefined;
  readonly environment?: Environment | undefined;
  /** Either side of the target belongs to this workspace. */
  readonly workspace?: string | undefined;
  /** Words that all must match: a part of the id or name of the mini program or target app. */
  readonly q?: string | undefined;
  /** Only targets of which either side belongs to one of these workspaces. Null: all targets. */
  readonly readableFrom: readonly string[] | null;
}

/** A target with the names that its row shows. */
export interface ListedTarget {
  readonly target: Target;
  readonly miniProgramName: string;
  readonly targetAppName: string;
}

/**
 * Targets that a user has addressed, in the order of mini program, target app and environment. One that never served a
 * release is NEVER_RELEASED.
 */
export async function listTargets(
  db: Kysely<Schema>,
  filter: TargetFilter,
  page: PageRequest,
): Promise<Page<ListedTarget>> {
  if (filter.readableFrom?.length === 0) return { items: [], nextCursor: null };
  const rows = await db
    .selectFrom('target')
    .select([
      'body as target',
      // Searched by primary key for each row of the page: a join could read whole tables instead.
      sql<string>`(select name from mini_program where id = target.mini_program_id)`.as('miniProgramName'),
      sql<string>`(select name from target_app where id = target.target_app_id)`.as('targetAppName'),
    ])
    .where(conditions(filter, textsCursor(page, 3)))
    .orderBy('mini_program_id')
    .orderBy('target_app_id')
    .orderBy('environment')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows, page, ({ target: { miniProgram, targetApp, environment } }) => [
    miniProgram,
    targetApp,
    environment,
  ]);
}

function conditions(filter: TargetFilter, after: readonly string[] | null) {
  return (eb: ExpressionBuilder<Schema, 'target'>): ExpressionWrapper<Schema, 'target', SqlBool> => {
    const { miniProgram, targetApp, environment, workspace, q, readableFrom } = filter;
    const all = [
      miniProgram === undefined ? null : eb('mini_program_id', '=', miniProgram),
      targetApp === undefined ? null : eb('target_app_id', '=', targetApp),
      environment === undefined ? null : eb('environment', '=', environment),
      workspace === undefined ? null : belongsTo('target', [workspace]),
      readableFrom === null ? null : belongsTo('target', readableFrom),
      ...(q === undefined ? [] : searchWords(q).map(matchesWord)),
      after === null
        ? null
        : sql<SqlBool>`(mini_program_id, target_app_id, environment) > (${after[0]}, ${after[1]}, ${after[2]})`,
    ];
    return eb.and(all.filter((condition) => condition !== null));
  };
}

function matchesWord(word: string) {
  return sql<SqlBool>`(${sql.join(matchesPlace('target', word), sql` or `)})`;
}

/** For inserts, and for `where((eb) => eb.and(targetKeyColumns(key)))`. */
export function targetKeyColumns(key: TargetKey): TargetKeyColumns {
  return { mini_program_id: key.miniProgram, target_app_id: key.targetApp, environment: key.environment };
}

export function targetKeyOf(row: TargetKeyColumns): TargetKey {
  return { miniProgram: row.mini_program_id, targetApp: row.target_app_id, environment: row.environment };
}
