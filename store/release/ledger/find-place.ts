/** Finds the release and target of a command, by its id and by the release that a signal names. */
import { type Kysely, sql } from 'kysely';
import { targetKeyOf } from '../../target/targets.js';
import type { TargetKeyColumns } from '../../database/schema/columns.js';
import type { Schema } from '../../database/schema.js';
import type { CommandSubject } from './external-command.js';

export interface CommandSubjects {
  /** Null: the ledger has no command with this id. */
  readonly ofCommand: CommandSubject | null;
  /** Null: no release was named, or none has this id. */
  readonly ofRelease: CommandSubject | null;
}

interface SubjectRow extends TargetKeyColumns {
  readonly release_id: string | null;
  readonly is_command: boolean;
}

export async function findCommandSubjects(
  db: Kysely<Schema>,
  commandId: string,
  releaseId: string | undefined,
): Promise<CommandSubjects> {
  const { rows } = await sql<SubjectRow>`
    select release_id, mini_program_id, target_app_id, environment, true as is_command
    from command where id = ${commandId}
    union all
    select id, mini_program_id, target_app_id, environment, false from release where id = ${releaseId ?? null}
  `.execute(db);
  const subject = (isCommand: boolean): CommandSubject | null => {
    const row = rows.find(({ is_command }) => is_command === isCommand);
    return row === undefined ? null : { releaseId: row.release_id, target: targetKeyOf(row) };
  };
  return { ofCommand: subject(true), ofRelease: subject(false) };
}
