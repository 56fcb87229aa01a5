/** What a target serves, including testers, as the assignment reads it. For explaining one answer. */
import type { Kysely } from 'kysely';
import type { ServingView } from '../../domain/serving/assign.js';
import { servingViewOf } from '../../domain/serving/serving-view.js';
import { emptyTarget, type TargetKey } from '../../domain/target/target.js';
import type { Schema } from '../database/schema.js';
import { targetKeyColumns } from '../target/target-key.js';

/** A target without a row serves no release. */
export async function readServingView(db: Kysely<Schema>, key: TargetKey): Promise<ServingView> {
  const row = await db
    .selectFrom('target')
    .select(['body', 'testers'])
    .where((eb) => eb.and(targetKeyColumns(key)))
    .executeTakeFirst();
  return row === undefined ? servingViewOf(emptyTarget(key), {}) : servingViewOf(row.body, row.testers);
}
