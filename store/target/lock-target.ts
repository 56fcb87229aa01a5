/**
 * The only lock for releases, reviews, testers and targets. Every write to one of them locks the target's row first and
 * no other row of these, so there is no lock order to violate.
 */
import type { Target, TargetKey } from '../../domain/target/target.js';
import { emptyTarget } from '../../domain/target/target.js';
import { toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';
import { targetKeyColumns } from './target-key.js';

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
