/**
 * A release survives the end of its runs: continue-as-new, termination, cancellation in the Temporal UI, lost workers.
 */
import { expect, it } from '@jest/globals';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { eventually } from '../../support/eventually.js';
import type { Scene } from '../../support/temporal/release-scene.js';
import { raise } from '../../support/temporal/release-world.js';

export function lifetime(scene: Scene): void {
  it('costs at most ten events for each command, also while a deadline timer runs', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const eventsOf = async (commands: readonly ReleaseCommand[]): Promise<number> => {
      await world.untilQuiet(release);
      const before = await world.historyLength(release);
      for (const command of commands) {
        await world.command(release, command);
        await world.untilQuiet(release); // An earlier send would share a workflow task with this one.
      }
      return ((await world.historyLength(release)) - before) / commands.length;
    };
    const raising = await eventsOf([1, 2, 3, 4].map(raise));
    await world.command(release, raise(100));
    const requestOffline = { type: 'requestOffline', reason: 'season over', cancelActive: false } as const;
    await world.command(release, requestOffline);
    const waiting = await eventsOf([requestOffline, requestOffline]);
    for (const events of [raising, waiting]) {
      expect(events).toBeLessThanOrEqual(10); // Six to eight events, and three more if a busy machine extends a task.
      expect(events).toBeGreaterThanOrEqual(5);
    }
  });

  it('continues as new when it is idle, and works as before', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    for (let percent = 1; percent <= 26; percent += 1) await world.command(release, raise(percent));
    await eventually(async () => expect(await world.runLengths(release)).toHaveLength(2));
    expect(await world.view(release)).toMatchObject({ percentage: 26 });
    expect(await world.command(release, raise(100))).toMatchObject({ outcome: 'APPLIED' });
  });

  it('passes waiting commands to the next run, each applied once, in order', async () => {
    const world = await scene.makeWorld();
    const release = await world.create('1.0.0');
    await world.startWith(release, { quietEventCap: 12 });
    await world.command(release, { type: 'apply' });
    await world.command(release, { type: 'approve' }, 'reviewer');
    await scene.stopWorker();
    const sent: string[] = [];
    for (let percent = 1; percent <= 20; percent += 1) sent.push(await world.send(release, raise(percent)));
    await scene.startWorker();

    for (const id of sent) expect(await world.outcome(id)).toMatchObject({ outcome: 'APPLIED' });
    expect((await world.runLengths(release)).length).toBeGreaterThan(2);
    expect(await world.view(release)).toMatchObject({ percentage: 20, revision: 23 });
  });

  it('is started again by a signal after it was terminated', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    await world.handle(release).terminate('by mistake');
    expect(await world.command(release, raise(20))).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.view(release)).toMatchObject({ percentage: 20 });
  });

  it('treats a cancellation request as a cancel command, and receives the next one too', async () => {
    const world = await scene.makeWorld();
    const release = await world.started('1.0.0');
    await world.handle(release).cancel();
    await eventually(async () =>
      expect(await world.ledger(release)).toMatchObject([
        { type: 'cancel', actor: 'temporal', rejection: { code: 'WRONG_STATUS' } },
      ]),
    );
    await world.command(release, { type: 'apply' });
    await world.command(release, { type: 'approve' }, 'reviewer');
    await world.command(release, raise(10));
    await world.handle(release).cancel();
    expect(await world.handle(release).result()).toMatchObject({ status: 'CANCELED' });
    expect((await world.ledger(release))[0]).toMatchObject({
      actor: 'temporal',
      reason: 'cancellation requested in Temporal',
    });
  });

  it('is signalled by the relay for a command whose API process died', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const orphan = await world.giveUnseen(release.id, raise(10), { receivedAtMs: Date.now() - 10_000 });
    expect(await world.outcome(orphan)).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.view(release)).toMatchObject({ percentage: 10 });
  });

  it('needs no workflow to refuse a command to a final release', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, { type: 'cancel', reason: 'done' });
    await world.handle(release).result();
    const late = await world.giveUnseen(release.id, raise(10), { receivedAtMs: Date.now() - 10_000 });
    expect(await world.outcome(late)).toMatchObject({ rejection: { code: 'ALREADY_FINAL', status: 'CANCELED' } });
    expect((await world.handle(release).describe()).status.name).toBe('COMPLETED');
  });

  it('answers ALREADY_FINAL also when a signal starts the workflow of a final release', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, { type: 'cancel', reason: 'done' });
    await world.handle(release).result();
    expect(await world.command(release, raise(10))).toMatchObject({ rejection: { code: 'ALREADY_FINAL' } });
    expect(await world.handle(release).result()).toMatchObject({ status: 'CANCELED' });
  });

  it('receives the commands that were applied without it', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    const pause = await world.giveUnseen(release.id, { type: 'pause', reason: 'crashes' });
    await world.apply(pause, { isFromWorkflow: false });
    await eventually(async () => expect(await world.view(release)).toMatchObject({ phase: 'PAUSED', percentage: 10 }));
    expect(await world.activitySummaries(release)).not.toContain('pause by alice');
  });

  it('ends at once with an error for a release that does not exist', async () => {
    const world = await scene.makeWorld();
    const release = await world.create('1.0.0');
    const missing = { ...release, version: '9.9.9' };
    await world.startWith(missing, { releaseId: 'missing' });
    await expect(world.handle(missing).result()).rejects.toMatchObject({
      cause: { message: 'There is no release "missing"' },
    });
  });
}
