import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { bpOf, snapshotOf } from '../../../domain/release/release.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { CHANNELS } from '../../../store/database/notifications.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { makeWorld, releaseAfter } from '../../support/database/store-world.js';

describeInTurn('applyCommand', (databases) => {
  const events = (id: string) =>
    databases.db.kysely.selectFrom('event').selectAll().where('aggregate_id', '=', id).orderBy('seq').execute();
  const outbox = (releaseId: string) =>
    databases.db.kysely.selectFrom('outbox').selectAll().where('release_id', '=', releaseId).orderBy('id').execute();

  it('writes release, target, trail and outcome together', async () => {
    const { db } = databases;
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    const applied = await world.raise(id, 1_000);
    const { record, snapshot } = applied;
    expect(record).toMatchObject({ outcome: 'APPLIED', rejection: null, revision: 4, actor: 'alice' });
    expect(snapshot?.release.state).toEqual({ status: 'GRAYSCALE_RELEASE', phase: { name: 'SERVING', bp: 1_000 } });
    expect(snapshot).toEqual(snapshotOf(await world.release(id), 1));
    const target = await db.kysely
      .selectFrom('target')
      .select(['candidate_release_id', 'candidate_bp', 'revision', 'availability'])
      .where('mini_program_id', '=', world.target.miniProgram)
      .executeTakeFirstOrThrow();
    expect(target).toEqual({
      candidate_release_id: id,
      candidate_bp: 1_000,
      revision: 1,
      availability: 'NEVER_RELEASED',
    });
    const trail = await events(id);
    expect(trail.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'ReleaseCreated'],
      [2, 'ReviewRequested'],
      [3, 'ReviewApproved'],
      [4, 'PercentageSet'],
    ]);
    expect(trail.at(-1)).toMatchObject({
      command_id: record.id,
      actor: 'alice',
      before: { status: 'RELEASE_PREPARATION', percentage: 0 },
      after: { status: 'GRAYSCALE_RELEASE', phase: 'SERVING', percentage: 10 },
    });
    expect(await events(`${world.target.miniProgram}/${world.target.targetApp}/production`)).toHaveLength(1);
  });

  it('answers the same command again with its recorded outcome and the release as it is now', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const first = await world.raise(id, 1_000);
    await world.raise(id, 2_000);
    const again = await world.apply(first.record.id);
    expect(again.record).toEqual(first.record);
    expect(bpOf(releaseAfter(again))).toBe(2_000);
    expect(await events(id)).toHaveLength(5);
  });

  it('refuses by the rules, with the facts, and changes nothing', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 1_000);
    const before = await world.release(id);
    const { record } = await world.raise(id, 500);
    expect(record).toMatchObject({
      outcome: 'REJECTED',
      rejection: { code: 'PERCENTAGE_MUST_INCREASE', current: 10, asked: 5 },
      revision: null,
    });
    expect(await world.release(id)).toEqual(before);
  });

  it('takes a command that would change nothing as NO_OP without an event', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 1_000);
    const { record } = await world.raise(id, 1_000);
    expect(record).toMatchObject({ outcome: 'NO_OP', revision: 4 });
    expect(await events(id)).toHaveLength(4);
  });

  it('refuses a revision that is stale by the time it is decided', async () => {
    const world = await makeWorld(databases.db);
    const { id, revision } = await world.prepared('1.0.0');
    const early = { type: 'setPercentage', bp: 2_000, supersede: false, reason: null } as const;
    const late = await world.giveUnseen(id, early, { expectedRevision: revision });
    await world.raise(id, 1_000);
    const { record } = await world.apply(late);
    expect(record.rejection).toEqual({ code: 'STALE_REVISION', expected: revision, current: revision + 1 });
  });

  it('signals the workflows of other releases, and the own one only when it was applied past it', async () => {
    const world = await makeWorld(databases.db);
    const first = await world.prepared('1.0.0');
    const second = await world.prepared('2.0.0');
    await world.run(first.id, { type: 'fullRelease', supersede: false, reason: null });
    await world.run(second.id, { type: 'fullRelease', supersede: false, reason: null });
    expect((await outbox(first.id)).map(({ kind }) => kind)).toEqual(['START', 'CHANGED']);
    expect((await outbox(first.id)).at(-1)?.payload).toMatchObject({
      release: { id: first.id, state: { status: 'ARCHIVED', ending: { reason: 'SUPERSEDED', byRelease: second.id } } },
      targetRevision: 2,
    });
    expect((await outbox(second.id)).map(({ kind }) => kind)).toEqual(['START']);
    const rollback = await world.giveUnseen(second.id, { type: 'rollback', reason: 'bad', to: null });
    const { record } = await world.apply(rollback, { isFromWorkflow: false });
    expect(record.createdReleaseId).not.toBeNull();
    expect((await outbox(second.id)).map(({ kind }) => kind)).toEqual(['START', 'CHANGED']);
    expect((await outbox(record.createdReleaseId ?? '')).map(({ kind }) => kind)).toEqual(['START']);
    expect(await world.release(record.createdReleaseId ?? '')).toMatchObject({ kind: 'ROLLBACK', version: '1.0.0' });
  });

  it('signals an automatic release that waits when its target changes', async () => {
    const world = await makeWorld(databases.db, { environment: 'test' });
    const waiting = await world.create('1.0.0');
    await world.run(null, { type: 'forceOffline', reason: 'incident' }, { actor: 'inspector' });
    await world.run(null, { type: 'liftSuspension', reason: 'over' }, { actor: 'inspector' });
    const changed = (await outbox(waiting.id)).filter(({ kind }) => kind === 'CHANGED');
    expect(changed.map(({ payload }) => (payload as { targetRevision: number }).targetRevision)).toEqual([1, 2]);
  });

  it('notifies the outcome, the release and the target after the commit', async () => {
    const { db } = databases;
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    const received: string[] = [];
    const subscriptions = [CHANNELS.commandDecided, CHANNELS.releaseChanged, CHANNELS.targetChanged].map((channel) =>
      db.notifications.subscribe(channel, (payload) => received.push(payload)),
    );
    const { record } = await world.raise(id, 100);
    const { miniProgram, targetApp } = world.target;
    // What came before may still be on its way.
    await eventually(() =>
      expect(received.slice(-3)).toEqual([record.id, id, `${miniProgram}/${targetApp}/production`]),
    );
    for (const unsubscribe of subscriptions) unsubscribe();
  });

  it('knows no command that is not in the ledger', async () => {
    const applied = await applyCommand(databases.db.kysely, { commandId: randomUUID(), isFromWorkflow: true });
    expect(applied).toBeNull();
  });

  it('keeps the review of a release with its request and its outcome', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    await world.run(id, { type: 'apply' });
    const reviews = () =>
      databases.db.kysely.selectFrom('review').selectAll().where('release_id', '=', id).orderBy('id').execute();
    expect(await reviews()).toMatchObject([{ kind: 'RELEASE', state: 'IN_REVIEW', requested_by: 'alice' }]);
    await world.run(id, { type: 'reject', reason: 'too early' }, { actor: 'rita' });
    expect(await reviews()).toMatchObject([{ state: 'REJECTED', decided_by: 'rita', decision_reason: 'too early' }]);
  });

  it('deletes the testers of a release that leaves pilot testing', async () => {
    const { db } = databases;
    const world = await makeWorld(db, { pilotSupport: true });
    const { id } = await world.prepared('1.0.0');
    await db.kysely
      .updateTable('target')
      .set({ testers: JSON.stringify({ [id]: ['tina'], other: ['tom'] }) })
      .where('mini_program_id', '=', world.target.miniProgram)
      .execute();
    await world.run(id, { type: 'completeTesting' });
    const { testers } = await db.kysely
      .selectFrom('target')
      .select('testers')
      .where('mini_program_id', '=', world.target.miniProgram)
      .executeTakeFirstOrThrow();
    expect(testers).toEqual({ other: ['tom'] });
  });

  it('carries a force offline through to every release on the target in one act', async () => {
    const world = await makeWorld(databases.db);
    const served = await world.prepared('1.0.0');
    await world.run(served.id, { type: 'fullRelease', supersede: false, reason: null });
    const gray = await world.prepared('2.0.0');
    await world.raise(gray.id, 100);
    const { record, snapshot } = await world.run(null, { type: 'forceOffline', reason: 'fraud' }, { actor: 'ines' });
    expect(record).toMatchObject({ outcome: 'APPLIED', releaseId: null, revision: 3 });
    expect(snapshot).toBeNull();
    expect((await world.release(served.id)).state.status).toBe('OFFLINE');
    expect((await world.release(gray.id)).state.status).toBe('CANCELED');
    expect(await findCommand(databases.db.kysely, record.id)).toEqual(record);
  });
});
