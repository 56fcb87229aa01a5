/** Records the histories of releases with plans, for the replay test. As `record-release-histories.ts`. */
import { expect, it } from '@jest/globals';
import type { CommandOf } from '../../domain/release/command-catalog.js';
import { isLive, type Plan, type PlanStep } from '../../domain/plan/plan.js';
import type { Release } from '../../domain/release/release.js';
import { hourMs } from '../../domain/values/time-units.js';
import { describeOnPglite } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { useScene } from '../support/temporal/release-scene.js';
import type { ReleaseWorld } from '../support/temporal/release-world.js';
import { record } from './recorded-histories.js';

const secondMs = 1_000;
const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: hourMs } as const;

function step(percent: number, parts: Partial<PlanStep> = {}): PlanStep {
  const id = `at-${percent}`;
  return { id, name: null, bp: percent * 100, bakeMs: secondMs, advance: 'AUTOMATIC', note: null, ...parts };
}

function startPlan(steps: readonly PlanStep[], parts: Partial<CommandOf<'startPlan'>> = {}): CommandOf<'startPlan'> {
  return { type: 'startPlan', template: null, steps, startAtMs: null, reason: null, ...parts };
}

describeOnPglite('Histories of plans', (databases) => {
  const scene = useScene(databases);
  const makeWorld = () => scene.makeWorld({ policy: { rollout: { minBake: 'PT1S', resumeGrace: 'PT1S' } } });
  const planOf = async (world: ReleaseWorld, { id }: Release): Promise<Plan> => {
    const { plan } = await world.release(id);
    if (plan === undefined) throw new Error('No plan');
    return plan;
  };
  const reaches = (world: ReleaseWorld, release: Release, wanted: (plan: Plan) => boolean): Promise<void> =>
    eventually(async () => expect(wanted(await planOf(world, release))).toBe(true));

  it('with an approval, an edit, a hold and a pause, to its end', async () => {
    const world = await makeWorld();
    const release = await world.ready('1.0.0');
    const steps = [step(1), step(10, { approval }), step(50, { bakeMs: 60 * secondMs }), step(100)];
    await world.command(release, startPlan(steps, { startAtMs: Date.now() + secondMs }));
    await reaches(world, release, ({ review }) => (review ?? null) !== null);
    const { review } = await planOf(world, release);
    await world.command(release, { type: 'approveStep', review: review?.id ?? '', comment: null }, 'reviewer');
    await reaches(world, release, ({ currentStep }) => currentStep === 2);
    const shorter = steps.map((one, n) => (n === 2 ? { ...one, bakeMs: 2 * secondMs } : one));
    await world.command(release, { type: 'editPlan', edit: 0, steps: shorter, reason: 'all is well' });
    await world.command(release, { type: 'holdPlan', reason: 'wait' });
    const { holds } = await planOf(world, release);
    await world.command(release, { type: 'resumePlan', holds: holds.map(({ id }) => id), reason: null });
    await world.command(release, { type: 'pause', reason: 'crashes' });
    await world.command(release, { type: 'resume' });
    await reaches(world, release, (plan) => !isLive(plan));
    await record('plan-to-full', world, release);
  });

  it('held by its deadline, then advanced by a person and ended', async () => {
    const world = await makeWorld();
    const release = await world.ready('1.0.0');
    const steps = [step(1, { bakeMs: 60 * secondMs }), step(10), step(100, { advance: 'MANUAL' })];
    await world.command(release, startPlan(steps, { deadlineAfterMs: 2 * secondMs }));
    await reaches(world, release, ({ holds }) => holds.length > 0);
    const { holds } = await planOf(world, release);
    await world.command(release, { type: 'resumePlan', holds: holds.map(({ id }) => id), reason: 'go on' });
    await world.command(release, { type: 'advancePlan', to: 'at-10', reason: 'all is well' });
    await world.command(release, { type: 'endPlan', reason: 'by hand from here' });
    await world.command(release, { type: 'cancel', reason: 'wrong text' });
    await record('plan-held-by-deadline', world, release);
  });

  it('with a request to approve that expires', async () => {
    const world = await makeWorld();
    const release = await world.ready('1.0.0');
    const soon = { ...approval, expiresAfterMs: 2 * secondMs };
    await world.command(release, startPlan([step(1, { approval: soon }), step(100)]));
    await reaches(world, release, ({ holds }) => holds.length > 0);
    await world.command(release, { type: 'reset', reason: null, reshuffle: false });
    await record('plan-approval-expired', world, release);
  });

  it('with a request to approve that has both reminders', async () => {
    const world = await makeWorld();
    const release = await world.ready('1.0.0');
    const soon = { ...approval, expiresAfterMs: 20 * secondMs };
    await world.command(release, startPlan([step(1, { approval: soon }), step(100)]));
    await reaches(world, release, ({ review }) => review?.reminders?.given === 2);
    const { review } = await planOf(world, release);
    await world.command(release, { type: 'approveStep', review: review?.id ?? '', comment: null }, 'reviewer');
    await reaches(world, release, (plan) => !isLive(plan));
    await record('plan-approval-reminded', world, release);
  }, 60_000);
});
