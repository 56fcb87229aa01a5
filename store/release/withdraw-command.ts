/** Withdraws a waiting command. Under its target's lock, as for every outcome. */
import type { Kysely } from 'kysely';
import type { CommandRecord } from './ledger/command-record.js';
import { lockCommandAndTarget } from './ledger/lock-command-and-target.js';
import { findCommandInside, writeOutcome } from './ledger/write-command.js';
import { readClock } from '../database/clock.js';
import { notify } from '../database/notifications.js';
import { decidedNotices } from './decide-and-write.js';
import type { Schema } from '../database/schema.js';
import { inTransaction } from '../database/transaction.js';

export interface Withdrawal {
  readonly commandId: string;
  readonly by: string;
}

/**
 * The command with its outcome: WITHDRAWN, or the one that it had already. Undefined when no command has this id.
 *
 * @throws DatabaseUnavailable when the database is away or stayed busy. Repeat the call unchanged.
 */
export function withdrawCommand(db: Kysely<Schema>, { commandId, by }: Withdrawal): Promise<CommandRecord | undefined> {
  return inTransaction(db, async (trx) => {
    const id = await lockCommandAndTarget(trx, { commandId });
    const command = id === null ? undefined : await findCommandInside(trx, id);
    if (command === undefined || command.outcome !== 'RECEIVED') return command;
    const result = { outcome: 'REJECTED', rejection: { code: 'WITHDRAWN', by } } as const;
    const record = await writeOutcome(trx, { id: command.id, result }, await readClock(trx));
    await notify(trx, ...decidedNotices([command.id]));
    return record;
  });
}
