/** The paths that every release can take. Each test file calls this with a scene of its own. */
import { expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { searchAttributeKeys } from '../../../workflows/release/workflow-descriptions.js';
import { eventually } from '../../support/eventually.js';
import type { Scene } from '../../support/temporal/release-scene.js';
import { raise } from '../../support/temporal/release-world.js';
import { startPlanBy } from '../../support/domain/start-plan.js';

const fullRelease = { type: 'fullRelease', supersede: false, reason: null } as const;
const applied = { outcome: 'APPLIED' };
const seconds = (count: number): number => count / 86_400;

export function journeys(scene: Scene): void {
  it('passes the whole path of an operator: review, gray, higher, full', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    expect(await world.status(release)).toBe('RELEASE_PREPARATION');

    expect(await world.command(release, { type: 'chooseType', releaseType: 'GRAYSCALE' })).toMatchObject(applied);
    expect(await world.command(release, raise(1))).toMatchObject(applied);
    expect(await world.command(release, raise(1))).toMatchObject({ outcome: 'NO_OP' });
    expect(await world.command(release, raise(0.5))).toMatchObject({
      outcome: 'REJECTED',
      rejection: { code: 'PERCENTAGE_MUST_INCREASE', current: 1, asked: 0.5 },
    });
    expect(await world.view(release)).toMatchObject({ status: 'GRAYSCALE_RELEASE', phase: 'SERVING', percentage: 1 });

    expect(await world.command(release, { type: 'pause', reason: 'crashes' }, 'bob')).toMatchObject(applied);
    expect(await world.view(release)).toMatchObject({ phase: 'PAUSED', pausedBy: 'bob', percentage: 1 });
    expect(await world.command(release, raise(5))).toMatchObject({ rejection: { code: 'PAUSED' } });
    expect(await world.command(release, { type: 'resume' })).toMatchObject(applied);
    expect(await world.command(release, raise(12.34))).toMatchObject(applied);
    expect(await world.command(release, raise(100))).toMatchObject(applied);
    expect(await world.view(release)).toMatchObject({ status: 'FULL_RELEASE', percentage: 100 });
  });

  it('returns to 0 % by a reset', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(20));
    await world.command(release, { type: 'reset', reason: null, reshuffle: false });
    expect(await world.view(release)).toMatchObject({ status: 'RELEASE_PREPARATION', attempt: 2, percentage: 0 });
    expect(await world.command(release, raise(1))).toMatchObject(applied);
  });

  it('ends with its workflow by a cancel', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(20));
    await world.command(release, { type: 'cancel', reason: 'wrong text' });
    expect(await world.handle(release).result()).toMatchObject({ releaseId: release.id, status: 'CANCELED' });
    expect(await world.view(release)).toMatchObject({ terminalReason: 'CANCELED', percentage: 0 });
  });

  it.each(['development', 'test', 'sandbox'] as const)(
    'becomes a full release automatically in %s',
    async (environment) => {
      const world = await scene.makeWorld({ environment });
      const release = await world.started('1.0.0');
      await eventually(async () => expect(await world.status(release)).toBe('FULL_RELEASE'));
      expect(await world.command(release, raise(50))).toMatchObject({
        rejection: { code: 'GRAYSCALE_PRODUCTION_ONLY', environment },
      });
    },
  );

  it('passes review and pilot testing in a sandbox that requires them', async () => {
    const policy = { review: { sandbox: true } };
    const world = await scene.makeWorld({ environment: 'sandbox', pilotSupport: true, policy });
    const release = await world.started('1.0.0');
    await eventually(async () => expect(await world.status(release)).toBe('UNDER_REVIEW'));
    await world.command(release, { type: 'approve' }, 'reviewer');
    expect(await world.status(release)).toBe('PILOT_TESTING');
    await world.command(release, { type: 'completeTesting' });
    expect(await world.status(release)).toBe('FULL_RELEASE');
  });

  it('goes from pilot testing to gray at 0 % in production', async () => {
    const world = await scene.makeWorld({ pilotSupport: true });
    const release = await world.ready('1.0.0');
    expect(await world.status(release)).toBe('PILOT_TESTING');
    await world.command(release, { type: 'completeTesting' });
    expect(await world.view(release)).toMatchObject({ status: 'GRAYSCALE_RELEASE', phase: 'READY', percentage: 0 });
  });

  it('returns to Created when its review expires', async () => {
    const world = await scene.makeWorld({ policy: { review: { expiresAfterDays: seconds(1) } } });
    const release = await world.started('1.0.0');
    await world.command(release, { type: 'apply' });
    await eventually(async () => expect(await world.ledger(release)).toHaveLength(2));
    expect(await world.status(release)).toBe('CREATED');
    const expiry = { type: 'expireReview', actor: 'system:timer', ...applied };
    expect(await world.ledger(release)).toMatchObject([expiry, { type: 'apply' }]);
    await world.expireReviewsAfterDays(7);
    expect(await world.command(release, { type: 'apply' })).toMatchObject(applied);
  });

  it('stays in full release when its offline request expires, and goes offline when one is approved', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const requestOffline = { type: 'requestOffline', reason: 'season over', cancelActive: false } as const;
    await world.command(release, fullRelease);

    await world.expireReviewsAfterDays(seconds(1));
    await world.command(release, requestOffline);
    await eventually(async () =>
      expect((await world.ledger(release))[0]).toMatchObject({ type: 'expireOffline', outcome: 'APPLIED' }),
    );
    expect(await world.status(release)).toBe('FULL_RELEASE');

    await world.expireReviewsAfterDays(7);
    await world.command(release, requestOffline);
    expect(await world.view(release)).toMatchObject({
      offlineRequest: { requestedBy: 'alice', reason: 'season over', cancelActive: false },
    });
    expect(await world.command(release, { type: 'approveOffline' })).toMatchObject({
      rejection: { code: 'SELF_APPROVAL' },
    });
    await world.command(release, { type: 'approveOffline' }, 'reviewer');
    expect(await world.handle(release).result()).toMatchObject({ status: 'OFFLINE' });
  });

  it('is rolled back to the previous version, which gets its own workflow', async () => {
    const world = await scene.makeWorld();
    const [first, second] = [await world.ready('1.0.0'), await world.ready('2.0.0')];
    await world.command(first, fullRelease);
    await world.command(second, fullRelease);
    expect(await world.handle(first).result()).toMatchObject({ status: 'ARCHIVED' });

    const { createdReleaseId } = await world.command(second, { type: 'rollback', reason: 'crashes', to: null });
    expect(await world.handle(second).result()).toMatchObject({ status: 'ARCHIVED' });
    const rollbackRelease = await world.release(createdReleaseId ?? '');
    await eventually(async () =>
      expect(await world.view(rollbackRelease)).toMatchObject({ version: '1.0.0', kind: 'ROLLBACK' }),
    );
    expect(await world.command(rollbackRelease, { type: 'rollback', reason: 'again', to: null })).toMatchObject({
      rejection: { code: 'NOTHING_TO_ROLL_BACK_TO' },
    });
  });

  it('receives the change when another release supersedes it', async () => {
    const world = await scene.makeWorld();
    const [first, second] = [await world.ready('1.0.0'), await world.ready('2.0.0')];
    await world.command(first, raise(10));
    expect(await world.command(second, raise(1))).toMatchObject({
      rejection: { code: 'TARGET_BUSY', holder: { releaseId: first.id, percentage: 10 } },
    });
    await world.command(second, { ...raise(1), supersede: true, reason: 'hotfix' });
    expect(await world.handle(first).result()).toMatchObject({ status: 'CANCELED' });
    expect(await world.view(first)).toMatchObject({ terminalReason: 'SUPERSEDED' });
    expect(await world.currentDetails(first)).toContain('Ended by alice: SUPERSEDED');
    await eventually(async () => {
      const { typedSearchAttributes } = await world.handle(first).describe();
      expect(typedSearchAttributes.get(searchAttributeKeys.ReleaseStatus)).toBe('CANCELED');
      expect(typedSearchAttributes.get(searchAttributeKeys.RolloutPercent)).toBe(0);
    });
  });

  it('repeats its automatic step when the target has changed, and only then', async () => {
    const world = await scene.makeWorld({ environment: 'test' });
    const first = await world.started('1.0.0');
    await eventually(async () => expect(await world.status(first)).toBe('FULL_RELEASE'));
    const second = await world.started('2.0.0');
    await eventually(async () => expect(await world.status(second)).toBe('FULL_RELEASE'));
    await scene.stopWorker();
    const third = await world.create('3.0.0');
    await world.run(null, { type: 'forceOffline', reason: 'incident' });
    await scene.startWorker();

    await eventually(async () =>
      expect(await world.ledger(third)).toMatchObject([{ type: 'apply', rejection: { code: 'TARGET_SUSPENDED' } }]),
    );
    expect(await world.handle(second).result()).toMatchObject({ status: 'OFFLINE' });
    await world.run(null, { type: 'liftSuspension', reason: 'over' });
    await eventually(async () => expect(await world.status(third)).toBe('FULL_RELEASE'));
    expect(await world.ledger(third)).toMatchObject([{ outcome: 'APPLIED' }, { outcome: 'REJECTED' }]);
  });

  it('has the status of its plan and the time of the next step as search attributes', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const shown = async () => {
      const { typedSearchAttributes } = await world.handle(release).describe();
      const [status, nextAt] = [searchAttributeKeys.PlanStatus, searchAttributeKeys.NextStepAt];
      return { status: typedSearchAttributes.get(status), nextAt: typedSearchAttributes.get(nextAt) };
    };
    expect(await shown()).toEqual({ status: undefined, nextAt: undefined });
    const startedAt = Date.now();
    await world.command(release, startPlanBy('quick'));
    await eventually(async () => {
      const { status, nextAt } = await shown();
      expect(status).toBe('RUNNING');
      expect(nextAt?.getTime()).toBeGreaterThanOrEqual(startedAt + 2 * hourMs); // After the bake of the first step.
    });
    await world.command(release, { type: 'endPlan', reason: 'by hand from here' });
    await eventually(async () => expect(await shown()).toEqual({ status: 'ABANDONED', nextAt: undefined }));
  });

  it('can be read in the Temporal UI', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(12.34));
    expect(await (await world.handle(release).describe()).staticSummary()).toBe(
      `${release.miniProgram} 1.0.0 → ${release.targetApp} production`,
    );
    await eventually(async () => {
      const { typedSearchAttributes } = await world.handle(release).describe();
      expect(typedSearchAttributes.get(searchAttributeKeys.ReleaseStatus)).toBe('GRAYSCALE_RELEASE');
      expect(typedSearchAttributes.get(searchAttributeKeys.RolloutPercent)).toBe(12.34);
      expect(typedSearchAttributes.get(searchAttributeKeys.ReleaseVersion)).toBe('1.0.0');
    });
    expect(await world.activitySummaries(release)).toEqual([
      'read the release',
      'apply by alice',
      'approve by reviewer',
      'setPercentage 12.34 % by alice',
    ]);
    expect(await world.currentDetails(release)).toContain('**Grayscale Release** 12.34 % (serving)');
  });
}
