/** A database that an older version left behind is migrated, read, and gone on with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { isFinal, openReviewOf, type Release, type ReleaseStatus } from '../../../domain/release/release.js';
import { servedTargetOf } from '../../../domain/serving/serving-view.js';
import { bpOfPercent } from '../../../domain/values/percentage.js';
import { hourMs, minuteMs } from '../../../domain/values/time-units.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import type { Database } from '../../../store/database/database.js';
import { commandOf } from '../../../store/release/ledger/command-record.js';
import { migrateToLatest } from '../../../store/database/migrate.js';
import type { TrailEvent } from '../../../store/release/ledger/list-events.js';
import { recordCommand } from '../../../store/release/record-command.js';
import { claimDueSignals, claimOutbox } from '../../../store/outbox/relay-queue.js';
import { readSnapshot as readPayload } from '../../../workflows/release/read-snapshot.js';
import { readSnapshot } from '../../../store/release/read-snapshots.js';
import { describeOnEachDatabase } from '../../support/database/databases.js';
import { type OldData, readOldData, statementsOf } from './old-data.js';
import { uuidv7 } from 'uuidv7';

const fixtures = join(import.meta.dirname, 'fixtures');
const versions = readdirSync(fixtures);

const wait = { supersede: false, reason: null } as const;
/** What an open release of each status must still be able to do. */
const next: Readonly<Partial<Record<ReleaseStatus, ReleaseCommand>>> = {
  CREATED: { type: 'apply' },
  UNDER_REVIEW: { type: 'approve' },
  PILOT_TESTING: { type: 'completeTesting' },
  RELEASE_PREPARATION: { type: 'setPercentage', bp: 100, ...wait },
  GRAYSCALE_RELEASE: { type: 'reset', reason: null, reshuffle: false },
  FULL_RELEASE: { type: 'requestOffline', reason: 'over', cancelActive: false },
};

describeOnEachDatabase('Old data', (databases) => {
  describe.each(versions)('of %s', (version) => {
    const expected = expectedOf(version);

    let old: Database;
    beforeAll(async () => {
      old = await databases.makeEmpty();
      for (const statement of statementsOf(readFileSync(join(fixtures, version, 'database.sql'), 'utf8')))
        await sql.raw(statement).execute(old.kysely);
      await migrateToLatest(old.kysely);
      await makeAuthorsAdmins(old);
    });

    it('is read as that version read it', async () => {
      expect(JSON.parse(JSON.stringify(await readOldData(old)))).toMatchObject(expected);
    });

    it('has the last change of each release, from its trail', async () => {
      const { snapshots, trails } = await readOldData(old);
      for (const [id, snapshot] of Object.entries(snapshots)) {
        const { atMs, actor: by, type, before, after, reason } = trails[`release ${id}`]!.at(-1)!;
        const share = { fromBp: shareIn(before), toBp: shareIn(after) };
        expect(snapshot?.release.lastChange).toEqual({ atMs, by, type, ...share, reason });
      }
    });

    it('is delivered: what waited for Temporal, and what waited for an outcome', async () => {
      const { kysely } = old;
      const claim = { nowMs: Date.now() + hourMs, limit: 500, leaseMs: 1_000 };
      const messages = await claimOutbox(kysely, claim);
      expect(new Set(messages.map(({ topic }) => topic))).toEqual(new Set(['release.start', 'release.changed']));
      for (const message of messages)
        if (message.topic === 'release.changed')
          expect(readPayload(message.payload, message.key, false)).not.toBeNull();
      const [waiting, ...more] = await claimDueSignals(kysely, claim);
      expect(more).toEqual([]);
      expect(waiting && commandOf(waiting.record)).toMatchObject({ type: 'setPercentage', bp: 5_000 });
      const applied = await applyCommand(kysely, { commandId: waiting?.record.id ?? '', isFromWorkflow: true });
      expect(applied?.record.outcome).toBe('APPLIED');
    });

    it('keeps the policy of the upgrade in reviews that are open', async () => {
      const { kysely } = await databases.makeEmpty();
      for (const statement of statementsOf(readFileSync(join(fixtures, version, 'database.sql'), 'utf8')))
        await sql.raw(statement).execute(kysely);
      await sql`update target_app set policy = jsonb_set(policy, '{review,selfApproval}', 'true')`.execute(kysely);
      await migrateToLatest(kysely);
      await sql`update target_app set policy = jsonb_set(policy, '{review,selfApproval}', 'false')`.execute(kysely);
      const reviews = await kysely.selectFrom('review').select(['release_id', 'self_approval', 'state']).execute();
      const open = reviews.filter(({ state }) => state === 'IN_REVIEW');
      expect(open.map(({ self_approval }) => self_approval)).toEqual([true, true]);
      for (const { release_id } of open) {
        const release = (await readSnapshot(kysely, release_id))?.release;
        expect(release && openReviewOf(release)).toMatchObject({ selfApproval: true });
      }
    });

    it('is gone on with: every open release takes its next command, also with unknown fields', async () => {
      for (const table of ['release', 'target'])
        await sql`update ${sql.table(table)} set body = body || '{"ofAnotherVersion": {"a": [1]}}'`.execute(old.kysely);
      const { snapshots } = await readOldData(old);
      const open = Object.values(snapshots).flatMap((snapshot) => snapshot?.release ?? []);
      const statuses = open.filter((release) => !isFinal(release)).map(({ state }) => state.status);
      expect(new Set(statuses)).toEqual(new Set(Object.keys(next)));
      for (const release of open) if (!isFinal(release)) await goOn(old, release);
    });
  });
});

function shareIn(state: TrailEvent['before']): number {
  return state === null ? 0 : bpOfPercent(state['percentage'] as number);
}

/**
 * The recorded installation has no members: roles were read on arrival only, and its commands never arrived over HTTP.
 */
async function makeAuthorsAdmins({ kysely }: Database): Promise<void> {
  await sql`insert into member (workspace_id, user_name, role, added_by, added_at)
    select workspace.id, author.name, 'admin', 'alice', now()
    from workspace, (select distinct actor as name from command union select 'carol') author`.execute(kysely);
}

function expectedOf(version: string): OldData {
  const read = JSON.parse(readFileSync(join(fixtures, version, 'read.json'), 'utf8')) as OldData;
  // Version 0.1.0 read owner and times into what is served. They are not part of it any more.
  return { ...read, served: read.served.map(servedTargetOf) };
}

async function goOn({ kysely }: Database, release: Release): Promise<void> {
  const { id, miniProgram, targetApp, environment, revision, state } = release;
  const receivedAtMs = release.statusSinceMs + minuteMs; // Reviews of then have long expired.
  const asksOffline = state.status === 'FULL_RELEASE' && state.offlineRequest !== null;
  const command = asksOffline ? ({ type: 'withdrawOffline' } as const) : next[state.status];
  if (command === undefined) throw new Error(`${state.status} is open, and has no next command here`);
  const recorded = await recordCommand(kysely, {
    id: uuidv7(),
    subject: { releaseId: id, target: { miniProgram, targetApp, environment } },
    command,
    actor: 'carol',
    role: 'workspace admin',
    idempotency: { key: uuidv7(), bodyDigest: 'digest' },
    expectedRevision: null,
    receivedAtMs,
  });
  if (recorded.outcome !== 'recorded') throw new Error(`${state.status}: ${recorded.outcome}`);
  const applied = await applyCommand(kysely, { commandId: recorded.record.id, isFromWorkflow: true });
  expect({ of: state.status, outcome: applied?.record.outcome }).toEqual({ of: state.status, outcome: 'APPLIED' });
  expect(applied?.snapshot?.release.revision).toBe(revision + 1);
}
