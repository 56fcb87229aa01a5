/** The key of a target: as columns, and as the text that names it as an aggregate. */
import type { TargetKey } from '../../domain/target/target.js';
import type { TargetKeyColumns } from '../database/schema/columns.js';

/** For inserts, and for `where((eb) => eb.and(targetKeyColumns(key)))`. */
export function targetKeyColumns(key: TargetKey): TargetKeyColumns {
  return { mini_program_id: key.miniProgram, target_app_id: key.targetApp, environment: key.environment };
}

export function targetKeyOf(row: TargetKeyColumns): TargetKey {
  return { miniProgram: row.mini_program_id, targetApp: row.target_app_id, environment: row.environment };
}

/** Ids contain no slash, so the text is unambiguous. */
export function targetName(key: TargetKey): string {
  return `${key.miniProgram}/${key.targetApp}/${key.environment}`;
}
