/** Plans with a script, outages and closed windows, drawn for property tests of simulations. */
import fc from 'fast-check';
import type { ScriptedEvent } from '../../../domain/plan/simulation.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { step } from './planned-release.js';
import { event, type Story } from './simulated.js';

const minutes = fc.integer({ min: 0, max: 600 });
const span = fc.tuple(minutes, fc.integer({ min: 1, max: 200 })).map(([from, more]) => [from, from + more] as const);

const command: fc.Arbitrary<ScriptedEvent['command']> = fc.oneof(
  fc.constantFrom(
    ...([
      { type: 'pause', reason: 'r' },
      { type: 'pause', reason: 'r' },
      { type: 'holdPlan', reason: 'r' },
    ] as const),
    ...([{ type: 'resume' }, { type: 'resume' }, { type: 'resume' }] as const),
    ...([{ type: 'resumePlan' }, { type: 'resumePlan' }] as const),
    ...([{ type: 'advancePlan' }, { type: 'loseRole' }] as const),
    ...([{ type: 'approveStep' }, { type: 'approveStep' }, { type: 'rejectStep', reason: 'r' }] as const),
  ),
  fc.constantFrom(100, 500, 3000).map((bp) => ({ type: 'setPercentage' as const, bp })),
);

const steps = fc.uniqueArray(fc.constantFrom(1, 5, 10, 30, 60), { minLength: 1, maxLength: 4 }).chain((shares) =>
  fc.tuple(
    ...[...shares.sort((a, b) => a - b), 100].map((percent) =>
      fc
        .record({
          bake: fc.integer({ min: 5, max: 90 }),
          isManual: fc.integer({ min: 0, max: 9 }),
          approval: fc.constantFrom(null, null, {
            approvers: 'REVIEWERS',
            count: 1,
            expiresAfterMs: 100 * minuteMs,
          } as const),
        })
        .map(({ bake, isManual, approval }) =>
          step(percent, { bakeMs: bake * minuteMs, advance: isManual === 0 ? 'MANUAL' : 'AUTOMATIC', approval }),
        ),
    ),
  ),
);

export const anyStory: fc.Arbitrary<Story> = fc.record({
  steps,
  script: fc
    .array(fc.tuple(minutes, command, fc.constantFrom('dave', 'dave', 'erin', 'rita')), { maxLength: 8 })
    .map((script) => script.sort(([a], [b]) => a - b).map((one) => event(...one))),
  outages: fc.array(span, { maxLength: 2 }),
  closed: fc.array(span, { maxLength: 3 }),
  deadlineMinutes: fc.oneof(fc.constant(800), fc.integer({ min: 5, max: 400 })),
  app: fc
    .constantFrom('PT0S', 'PT5M', 'PT1H')
    .map((openingSpread) => make.app({ policy: { rollout: { openingSpread } } })),
});
