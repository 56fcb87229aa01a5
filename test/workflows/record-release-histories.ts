/**
 * Records the histories of releases of each kind, for the replay test. Not part of `npm test`:
 * scripts/record-histories.mjs runs it once for each released version with changed workflow code.
 */
import { expect, it } from '@jest/globals';
import { describeOnPglite } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { useScene } from '../support/temporal/release-scene.js';
import { raise } from '../support/temporal/release-world.js';
import { record } from './recorded-histories.js';

const fullRelease = { type: 'fullRelease', supersede: false, reason: null } as const;
const cancel = { type: 'cancel', reason: 'wrong text' } as const;

describeOnPglite('Histories', (databases) => {
  const scene = useScene(databases);

  it.each(['development', 'test', 'sandbox'] as const)('%s', async (environment) => {
    const world = await scene.makeWorld({ environment });
    const release = await world.started('1.0.0');
    await eventually(async () => expect(await world.status(release)).toBe('FULL_RELEASE'));
    await record(environment, world, release);
  });

  it('production with pilot', async () => {
    const world = await scene.makeWorld({ pilotSupport: true });
    const release = await world.ready('1.0.0');
    await world.command(release, { type: 'completeTesting' });
    await world.command(release, raise(12.34));
    await world.command(release, fullRelease);
    await record('production-with-pilot', world, release);
  });

  it('sandbox with review and pilot', async () => {
    const policy = { review: { sandbox: true } };
    const world = await scene.makeWorld({ environment: 'sandbox', pilotSupport: true, policy });
    const release = await world.started('1.0.0');
    await eventually(async () => expect(await world.status(release)).toBe('UNDER_REVIEW'));
    await world.command(release, { type: 'reject', reason: 'icon' }, 'reviewer');
    await world.command(release, { type: 'apply' });
    await world.command(release, { type: 'approve' }, 'reviewer');
    await world.command(release, { type: 'completeTesting' });
    await record('sandbox-with-review', world, release);
  });

  it('gray to full, then superseded by the next', async () => {
    const world = await scene.makeWorld();
    const [release, next] = [await world.ready('1.0.0'), await world.ready('2.0.0')];
    await world.command(release, { type: 'chooseType', releaseType: 'GRAYSCALE' });
    for (const percent of [1, 5, 0.5, 20, 50, 100]) await world.command(release, raise(percent));
    await world.command(next, fullRelease);
    await world.handle(release).result();
    await record('gray-to-full', world, release);
  });

  it('reset, with a command refused on the way', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(20));
    await world.command(release, raise(10));
    await world.command(release, { type: 'reset', reason: null, reshuffle: true });
    await world.command(release, raise(1));
    await record('reset', world, release);
  });

  it('paused, then canceled', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(20));
    await world.command(release, { type: 'pause', reason: 'crashes' });
    await world.command(release, { type: 'resume' });
    await world.command(release, { type: 'pause', reason: 'crashes again' });
    await world.command(release, cancel);
    await world.handle(release).result();
    await record('paused-and-canceled', world, release);
  });

  it('rolled back, and the release that replaced it', async () => {
    const world = await scene.makeWorld();
    const [first, second] = [await world.ready('1.0.0'), await world.ready('2.0.0')];
    await world.command(first, fullRelease);
    await world.command(second, fullRelease);
    const { createdReleaseId } = await world.command(second, { type: 'rollback', reason: 'crashes', to: null });
    const rollbackRelease = await world.release(createdReleaseId ?? '');
    await eventually(async () => expect(await world.status(rollbackRelease)).toBe('FULL_RELEASE'));
    await world.handle(second).result();
    await record('rolled-back', world, second);
    await record('rollback', world, rollbackRelease);
  });

  it('superseded in gray', async () => {
    const world = await scene.makeWorld();
    const [first, second] = [await world.ready('1.0.0'), await world.ready('2.0.0')];
    await world.command(first, raise(10));
    await world.command(second, { ...raise(1), supersede: true, reason: 'hotfix' });
    await world.handle(first).result();
    await record('superseded', world, first);
  });

  it('offline, asked for twice', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const requestOffline = { type: 'requestOffline', reason: 'season over', cancelActive: false } as const;
    await world.command(release, fullRelease);
    await world.command(release, requestOffline);
    await world.command(release, { type: 'rejectOffline', reason: 'not yet' }, 'reviewer');
    await world.command(release, requestOffline);
    await world.command(release, { type: 'approveOffline' }, 'reviewer');
    await world.handle(release).result();
    await record('offline', world, release);
  });

  it('forced offline', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, fullRelease);
    await world.run(null, { type: 'forceOffline', reason: 'incident' });
    await world.handle(release).result();
    await record('forced-offline', world, release);
  });

  it('forced offline in gray', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(20));
    await world.run(null, { type: 'forceOffline', reason: 'incident' });
    await world.handle(release).result();
    await record('forced-offline-in-gray', world, release);
  });

  it('canceled by the offline of another', async () => {
    const world = await scene.makeWorld();
    const [release, next] = [await world.ready('1.0.0'), await world.ready('2.0.0')];
    await world.command(release, fullRelease);
    await world.command(next, raise(5));
    await world.command(release, { type: 'requestOffline', reason: 'season over', cancelActive: true });
    await world.command(release, { type: 'approveOffline' }, 'reviewer');
    await world.handle(next).result();
    await record('canceled-by-offline', world, next);
  });

  it('refused while the target is suspended, then applied automatically', async () => {
    const world = await scene.makeWorld({ environment: 'test' });
    const release = await world.create('1.0.0');
    await world.run(null, { type: 'forceOffline', reason: 'incident' });
    await eventually(async () => expect(await world.ledger(release)).toHaveLength(1));
    await world.run(null, { type: 'liftSuspension', reason: 'over' });
    await eventually(async () => expect(await world.status(release)).toBe('FULL_RELEASE'));
    await record('suspended', world, release);
  });

  it('review expired', async () => {
    const world = await scene.makeWorld({ policy: { review: { expiresAfterDays: 2 / 86_400 } } });
    const release = await world.started('1.0.0');
    await world.command(release, { type: 'apply' });
    await eventually(async () => expect(await world.ledger(release)).toHaveLength(2));
    await record('review-expired', world, release);
  });

  it('continued as new, idle and with waiting commands', async () => {
    const world = await scene.makeWorld();
    const release = await world.create('1.0.0');
    await world.startWith(release, { quietEventCap: 15 });
    await world.command(release, { type: 'apply' });
    await world.command(release, { type: 'approve' }, 'reviewer');
    await eventually(async () => expect(await world.runIds(release)).toHaveLength(2));
    await scene.stopWorker();
    const sent: string[] = [];
    for (let percent = 1; percent <= 12; percent += 1) sent.push(await world.send(release, raise(percent)));
    await scene.startWorker();
    for (const id of sent) await world.outcome(id);
    await world.command(release, cancel);
    await world.handle(release).result();
    await record('continued-as-new', world, release);
  });

  it('canceled in the Temporal UI, and signals by hand', async () => {
    const world = await scene.makeWorld();
    const release = await world.started('1.0.0');
    await world.handle(release).cancel();
    await eventually(async () => expect(await world.runIds(release)).toHaveLength(2));
    await world.signalByHand(release, 'setPercentege', 10);
    await world.sendRaw(release, 'setPercentage', '{not json');
    await world.signalByHand(release, 'changed', null);
    await world.command(release, { type: 'apply' });
    await world.command(release, { type: 'approve' }, 'reviewer');
    await world.signalByHand(release, 'cancel', { reason: 'by hand' });
    await world.handle(release).result();
    await record('by-hand', world, release);
  });
});
