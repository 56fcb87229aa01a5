/**
 * Releases with everything behind the API: ledger, Temporal, worker, transaction. Commands are recorded, signalled and
 * awaited, as the API does it.
 */
import { expect } from '@jest/globals';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import type { Release } from '../../../domain/release/release.js';
import { type ReleaseView, releaseView } from '../../../domain/release/release-view.js';
import { defaultPolicy, mergePolicy } from '../../../domain/registry/target-app-policy.js';
import type { Target } from '../../../domain/target/target.js';
import type { Database } from '../../../store/database/database.js';
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import { findCommand, listCommands } from '../../../store/release/ledger/find-command.js';
import { toJson } from '../../../store/database/schema/columns.js';
import { waitForOutcome } from '../../../store/release/wait-for-outcome.js';
import {
  queryProgress,
  type ReleaseWorkflows,
  signalRelease,
  startRelease,
} from '../../../workflows/release/release-workflow-client.js';
import { commandMessage } from '../../../workflows/release/messages.js';
import { eventually } from '../eventually.js';
import { releaseRuns } from './release-runs.js';
import { readRelease, type World } from '../database/store-world.js';

const timeoutMs = 30_000;
/** A query that went to a stopped worker gets no answer. The next one goes to another. */
const queryMs = 12_000;
/** Temporal keeps the next task of a release for the worker that had it, also when that worker has stopped. */
export const untilNextWorker = {
  timeoutMs: 120_000,
  because: 'a task for a stopped worker is free after ten seconds, and longer on a busy machine',
};

export function raise(percent: number): Extract<ReleaseCommand, { type: 'setPercentage' }> {
  return { type: 'setPercentage', bp: Math.round(percent * 100), supersede: false, reason: null };
}

export type ReleaseWorld = ReturnType<typeof releaseWorld>;

export function releaseWorld(workflows: ReleaseWorkflows, db: Database, world: World) {
  const runs = releaseRuns(workflows);
  /** Creates the release and its workflow. */
  const started = async (version: string, createdBy?: string): Promise<Release> => {
    const release = await world.create(version, createdBy);
    await eventually(async () => {
      await queryProgress(workflows, release, queryMs);
    }, untilNextWorker);
    return release;
  };
  /** Records and signals a command without waiting. Returns its id. */
  const send = async (release: Release, command: ReleaseCommand, actor = 'alice'): Promise<string> => {
    const commandId = await world.giveUnseen(release.id, command, { actor });
    const message = commandMessage({ commandId, releaseId: release.id, actor, command });
    await signalRelease(workflows, await readRelease(db, release.id), message, timeoutMs);
    return commandId;
  };
  const outcome = async (commandId: string): Promise<CommandRecord> => {
    await waitForOutcome(db, commandId, timeoutMs);
    const record = await findCommand(db.kysely, commandId);
    if (record === undefined || record.outcome === 'RECEIVED') throw new Error(`No outcome of ${commandId}`);
    return record;
  };
  /** Sends a command and waits for its outcome. */
  const command = async (release: Release, given: ReleaseCommand, actor?: string): Promise<CommandRecord> =>
    outcome(await send(release, given, actor));
  /** Waits until the database and the workflow report the same state, and returns it. */
  const view = async (release: Release): Promise<ReleaseView> => {
    let seen: ReleaseView | undefined;
    await eventually(async () => {
      seen = await queryProgress(workflows, release, queryMs);
      expect(seen).toEqual(releaseView(await readRelease(db, release.id)));
    }, untilNextWorker);
    if (seen === undefined) throw new Error('unreachable: eventually() throws');
    return seen;
  };
  return {
    ...world,
    ...runs,
    started,
    send,
    outcome,
    command,
    view,
    status: async (release: Release): Promise<string> => (await view(release)).status,
    /** A release that was reviewed and has no type yet. */
    async ready(version: string): Promise<Release> {
      const release = await started(version);
      await command(release, { type: 'apply' });
      await command(release, { type: 'approve' }, 'reviewer');
      return release;
    },
    ledger: async (release: Release): Promise<readonly CommandRecord[]> =>
      (await listCommands(db.kysely, release.id, { limit: 200 })).items,
    /** Ends the current run. The next signal starts the workflow again without its memory. */
    async restartRun(release: Release): Promise<void> {
      await runs.handle(release).terminate('to come back');
      await startRelease(workflows, await readRelease(db, release.id), timeoutMs);
    },
    /** Applies to the reviews that are requested after this call. */
    async expireReviewsAfterDays(expiresAfterDays: number): Promise<void> {
      const policy = mergePolicy(defaultPolicy, { review: { expiresAfterDays } });
      const change = db.kysely.updateTable('target_app').set({ policy: toJson(policy) });
      await change.where('id', '=', world.target.targetApp).execute();
    },
    /** The undelivered outbox messages of a release. */
    async undelivered({ id }: Release): Promise<string[]> {
      const waiting = db.kysely.selectFrom('outbox').select('topic').where('release_id', '=', id);
      return (await waiting.where('delivered_at', 'is', null).execute()).map(({ topic }) => topic);
    },
    /** Deletes the outbox messages of a release, as if Temporal had lost them after delivery. */
    async deleteOutbox({ id }: Release): Promise<void> {
      await db.kysely.deleteFrom('outbox').where('release_id', '=', id).execute();
    },
    async readTarget(): Promise<Target> {
      const { miniProgram, targetApp, environment } = world.target;
      const { body } = await db.kysely
        .selectFrom('target')
        .select('body')
        .where('mini_program_id', '=', miniProgram)
        .where('target_app_id', '=', targetApp)
        .where('environment', '=', environment)
        .executeTakeFirstOrThrow();
      return body;
    },
  };
}
