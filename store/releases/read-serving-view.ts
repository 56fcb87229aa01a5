/** What a target serves, testers included, as the assignment reads it. For explaining one answer. */
import type { Kysely } from 'kysely';
import type { ServingView } from '../../domain/assignment/assign.js';
import { servingViewOf } from '../../domain/assignment/serving-view.js';
import { emptyTarget, type TargetKey } from '../../domain/target/target.js';
import type { Schema } from '../schema.js';
import { targetKeyColumns } from './target-key.js';

/** A target that was never touched serves nobody. */
export async function readServingView(db: Kysely<Schema>, key: TargetKey): Promise<ServingView> {
  const row = await db
    .selectFrom('target')
    .select(['body', 'testers'])
    .where((eb) => eb.and(targetKeyColumns(key)))
    .executeTakeFirst();
  return row === undefined ? servingViewOf(emptyTarget(key), {}) : servingViewOf(row.body, row.testers);
}
