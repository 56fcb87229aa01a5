/** What is promised of plans and change windows. */
import { slower } from './lib/rows.mjs';
import { measurePlansOpen } from './suites/plans-open.mjs';
import { measurePlanSteps } from './suites/plans-steps.mjs';
import { measurePlanWindows } from './suites/plans-windows.mjs';

export const plans = [
  {
    name: 'plan-steps',
    measure: (settings) => measurePlanSteps(settings.plans),
    rowsOf: ({ p50, p99 }) => [
      slower('a due step, from the end of the bake to its event, p50', [ms(p50.ours), ms(p50.bare)], bare, 1.25),
      slower('the same, p99', [ms(p99.ours), ms(p99.bare)], bare, 1.25),
    ],
  },
  {
    name: 'plan-windows',
    measure: (settings) => measurePlanWindows(settings.plans),
    rowsOf: ({ windows, ours, theirs }) => [
      slower(`command on a target app with ${windows} windows, p50`, [ms(ours), ms(theirs)], 'with none', 1.1),
    ],
  },
  {
    name: 'plans-open',
    measure: (settings) => measurePlansOpen(settings.plans),
    rowsOf: ({ plans: count, ours, theirs }) => [
      slower(`worker of ${count} plans, resident`, [mib(ours), mib(theirs)], 'as many without plans', 1.1),
      slower('the same, CPU while nothing is due', [cpu(ours), cpu(theirs)], 'as many without plans', 1.1),
    ],
  },
];

const bare = 'bare timer and activity';

function ms(value) {
  return { value, unit: 'ms' };
}

function mib({ rssMiB: value }) {
  return { value, unit: 'MiB' };
}

function cpu({ cpuMsASecond: value }) {
  return { value, unit: 'ms a second' };
}
