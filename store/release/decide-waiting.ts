/**
 * Decides a list of waiting commands one by one. A command whose target is locked, or whose decision fails, does not
 * delay the others.
 */
import { targetName } from '../../domain/target/target.js';
import type { Kysely } from 'kysely';
import { type AppliedCommand, applyCommand } from './apply-command.js';
import { isConnectionFailure, isLockHeld } from '../database/errors.js';
import type { CommandRecord } from './ledger/command-record.js';
import type { WaitingPage } from './ledger/find-command.js';
import type { Schema } from '../database/schema.js';
import type { StoreLogger } from '../database/database.js';

export interface WaitingWork {
  readonly db: Kysely<Schema>;
  readonly nextPage: (page: WaitingPage) => Promise<CommandRecord[]>;
  readonly logger: StoreLogger;
  /** Ends the loop after the current command. */
  readonly signal: AbortSignal;
  readonly onDecided?: (applied: AppliedCommand) => void;
}

const pageSize = 50;
/** Long enough for a target with successive commands, and too short to delay the next command in the list. */
const briefLockWaitMs = 50;
/** For one skipped command, after all others. Several attempts of `stop()` must fit in a second. */
const longLockWaitMs = 500;

/** @throws the database's error when it cannot be reached, because every other command would fail too. */
export async function decideWaiting(work: WaitingWork): Promise<void> {
  const { nextPage, signal } = work;
  const held = new Map<string, CommandRecord>();
  let page: readonly CommandRecord[];
  let after: CommandRecord | undefined;
  do {
    page = await nextPage({ limit: pageSize, after });
    for (const command of page) {
      if (signal.aborted) return;
      const target = targetName(command.target);
      if (!held.has(target) && !(await decideOne(work, command, briefLockWaitMs))) held.set(target, command);
    }
    after = page.at(-1);
  } while (page.length === pageSize);
  const passedOver = [...held.values()];
  const one = passedOver[Math.floor(Math.random() * passedOver.length)];
  if (one !== undefined && !signal.aborted) await decideOne(work, one, longLockWaitMs);
}

/** False when another transaction holds the target's lock. */
async function decideOne(work: WaitingWork, { id, releaseId }: CommandRecord, lockWaitMs: number): Promise<boolean> {
  const { db, logger, onDecided } = work;
  try {
    const applied = await applyCommand(db, { commandId: id, isFromWorkflow: false }, { logger, lockWaitMs });
    if (applied !== null) onDecided?.(applied);
  } catch (error) {
    if (isLockHeld(error)) return false;
    if (isUnreachable(error)) throw error;
    logger.error({ err: error, commandId: id, releaseId }, 'A waiting command could not be decided');
  }
  return true;
}

function isUnreachable(error: unknown): boolean {
  return isConnectionFailure(error) || (error instanceof Error && isConnectionFailure(error.cause));
}
