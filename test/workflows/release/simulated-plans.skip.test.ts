/** A simulated plan against the real workflow, over weeks with change windows and a pause: the same changes, then. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simulatePlan } from '../../../domain/plan/simulate.js';
import { type ScriptedEvent, type Simulation, simulationLimits } from '../../../domain/plan/simulation.js';
import type { Release } from '../../../domain/release/release.js';
import { windowStates } from '../../../domain/window/simulated-windows.js';
import type { ChangeWindow } from '../../../domain/window/window.js';
import { dayMs, hourMs, minuteMs } from '../../../domain/values/time-units.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { findRelease } from '../../../store/release/releases.js';
import { insertChangeWindow } from '../../../store/window/change-windows.js';
import { readCoveringWindows } from '../../../store/window/window-state.js';
import { eventually } from '../../support/eventually.js';
import type { ReleaseWorld } from '../../support/temporal/release-world.js';
import { startPlanBy } from '../../support/domain/start-plan.js';
import { freezeOf } from '../../support/database/store-world.js';
import { describeTimeSkipping, useTimeSkipping } from '../../support/temporal/time-skipping-scene.js';

const startPlan = startPlanBy('standard');
const pause = { type: 'pause', reason: 'r' } as const;
const hold = { type: 'holdPlan', reason: 'r' } as const;
/** The clock of the server goes on with real time between skips. */
const toleranceMs = 5 * 60_000;

const hours = {
  name: 'Hours',
  kind: 'ALLOW',
  rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  zone: 'Asia/Shanghai',
} as const;
const workingHours = { ...hours, start: '2026-01-05T10:00', end: '2026-01-05T18:00' };

/** The instant as a local time of UTC, at its hour. */
const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 13)}:00`;

/** Milliseconds after the start of the plan. */
type Timed = readonly [number, ScriptedEvent['command']];

interface Stop {
  readonly afterHours: number;
  readonly hours: number;
  /** Of the plan. False: a pause of the release. */
  readonly isHold: boolean;
}

/** Freezes in days after the start: from, and how long. */
const anyStory = fc.record({
  bakeHours: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 5 }),
  freezes: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 })), { maxLength: 2 }),
  stops: fc.array(
    fc.record({
      afterHours: fc.integer({ min: 1, max: 70 }),
      hours: fc.integer({ min: 1, max: 40 }),
      isHold: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
});

/** One after the other, and at no full hour: a step may be due then. */
function stopped(n: number, { afterHours, hours, isHold }: Stop): readonly Timed[] {
  const fromMs = n * 5 * dayMs + afterHours * hourMs + 17 * minuteMs;
  return [
    [fromMs, isHold ? hold : pause],
    [fromMs + hours * hourMs, { type: isHold ? 'resumePlan' : 'resume' }],
  ];
}

/** What a person did in the simulation. */
async function repeated(world: ReleaseWorld, release: Release, command: string | undefined): Promise<void> {
  if (command === 'pause') await world.command(release, pause);
  if (command === 'holdPlan') await world.command(release, hold);
  if (command === 'resume') await world.command(release, { type: 'resume' });
  if (command !== 'resumePlan') return;
  const holds = (await world.release(release.id)).plan!.holds.map(({ id }) => id);
  await world.command(release, { type: 'resumePlan', holds, reason: null });
}

describeTimeSkipping('A simulated plan', (databases) => {
  const scene = useTimeSkipping(databases);

  it.each<[string, (nowMs: number) => readonly Partial<ChangeWindow>[], readonly Timed[], number?]>([
    ['in working hours', () => [workingHours], []],
    [
      'around a freeze, with a pause',
      (nowMs) => [{ start: utc(nowMs + 2 * dayMs), end: utc(nowMs + 9 * dayMs) }],
      [
        [30 * hourMs, pause],
        [36 * hourMs, { type: 'resume' }],
      ],
    ],
    [
      'in working hours around a freeze, with a pause',
      (nowMs) => [workingHours, { start: utc(nowMs + 12 * dayMs), end: utc(nowMs + 20 * dayMs) }],
      [
        [5 * dayMs, pause],
        [7 * dayMs, { type: 'resume' }],
      ],
    ],
    [
      'to its deadline, which a pause puts off, and on after it',
      () => [],
      [
        [30 * hourMs, pause],
        [36 * hourMs, { type: 'resume' }],
        [4 * dayMs, { type: 'resumePlan' }],
      ],
      2 * dayMs + 12 * hourMs,
    ],
  ])('is the plan that the workflow follows %s', async (_, windowsFrom, script, deadlineAfterMs = 300 * dayMs) => {
    const { changes, nowMs } = await followed({ ...startPlan, deadlineAfterMs }, windowsFrom, script);
    expect((changes.at(-1)?.atMs ?? 0) - nowMs).toBeGreaterThan(4 * dayMs);
  });

  it.each(fc.sample(fc.noBias(anyStory), { numRuns: 12, seed: 2027 }))(
    'is the plan that the workflow follows with any steps, freezes and stops: %j',
    async ({ bakeHours, freezes, stops }) => {
      const steps = [...bakeHours, 0].map((bake, n) => ({
        id: `step-${String(n)}`,
        name: null,
        bp: n === bakeHours.length ? 10_000 : 100 * (n + 1),
        bakeMs: bake * hourMs,
        advance: 'AUTOMATIC' as const,
        note: null,
      }));
      const windowsFrom = (nowMs: number) =>
        freezes.map(([from, days]) => ({ start: utc(nowMs + from * dayMs), end: utc(nowMs + (from + days) * dayMs) }));
      const script = stops.flatMap(({ afterHours, hours, isHold }, n) => stopped(n, { afterHours, hours, isHold }));
      await followed({ ...startPlan, template: null, steps }, windowsFrom, script);
    },
  );

  /** Simulates the plan, and has the workflow follow it. */
  async function followed(
    start: typeof startPlan,
    windowsFrom: (nowMs: number) => readonly Partial<ChangeWindow>[],
    script: readonly Timed[],
  ) {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    for (const parts of windowsFrom(scene.now()))
      await inTransaction(databases.db.kysely, (trx) =>
        insertChangeWindow(trx, { ...freezeOf(world.workspaceId), ...parts }),
      );
    const facts = (await findRelease(databases.db.kysely, release.id, 1))!.facts;
    expect(await world.command(release, start)).toMatchObject({ outcome: 'APPLIED' });
    const nowMs = (await world.release(release.id)).plan!.startedAtMs;
    const windows = await readCoveringWindows(databases.db.kysely, release);
    const running = simulatePlan({
      facts,
      first: start,
      by: 'alice',
      rights: {},
      gone: [],
      nowMs,
      outages: [],
      limits: simulationLimits,
      script: script.map(([afterMs, command]) => ({ atMs: nowMs + afterMs, by: 'alice', command })),
      windowAt: windowStates(windows),
    });
    const { changes, end } = finished(running);
    expect([end, changes.at(-1)?.status]).toEqual(['ENDED', 'FULL_RELEASE']);
    for (const [n, change] of changes.entries()) {
      await scene.skipTo(change.atMs + 2000);
      await repeated(world, release, change.cause.command);
      await eventually(async () => expect((await trailOf(release)).length).toBeGreaterThan(n));
      await world.untilQuiet(release);
    }
    const trail = await trailOf(release);
    expect(trail.map(({ type }) => type)).toEqual(changes.map(({ cause }) => cause.event));
    for (const [n, { at }] of trail.entries())
      expect(Math.abs(at.getTime() - (changes[n]?.atMs ?? 0))).toBeLessThan(toleranceMs);
    return { changes, nowMs };
  }

  /** Since the plan was started. */
  async function trailOf({ id }: Release) {
    const events = databases.db.kysely.selectFrom('event').select(['type', 'at']).where('aggregate_id', '=', id);
    const all = await events.where('aggregate_kind', '=', 'release').orderBy('seq').execute();
    return all.slice(all.findIndex(({ type }) => type === 'PlanStarted'));
  }
});

function finished(running: ReturnType<typeof simulatePlan>): Simulation {
  for (;;) {
    const { done, value } = running.next();
    if (done !== true) continue;
    if (value.outcome === 'REJECTED') throw new Error(value.rejection.code);
    return value;
  }
}
