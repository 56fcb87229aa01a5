/** What is measured, beside what, and the ratio that is promised. A goal is never lowered to meet a measurement. */
import { measureChange, measureDecisions, measureProvider } from './suites/in-process.mjs';
import { measureBulk, measureBulkUnchanged, measureSingle } from './suites/http.mjs';
import { measureBroadcast } from './suites/sse.mjs';

export const goals = [
  {
    name: 'decide',
    measure: measureDecisions,
    rowsOf: (m) => [
      faster(
        'one decision in process, full path',
        ns(m['decide-halftone']),
        'flagd-core, fractional',
        ns(m['decide-flagd']),
        8,
      ),
      limit(
        'bytes allocated by it',
        `${m['decide-halftone'].bytes.toFixed(2)} B`,
        m['decide-halftone'].bytes,
        1,
        `${m['decide-flagd'].bytes.toFixed(0)} B`,
      ),
      faster(
        'each of 1,000 targets for one user',
        ns(m['all-halftone']),
        '1,000 calls of flagd-core',
        ns(m['decide-flagd']),
        60,
      ),
    ],
  },
  {
    name: 'provider',
    measure: measureProvider,
    rowsOf: (m) => [
      slower(
        'OpenFeature provider',
        { value: m.ours, unit: 'ns CPU' },
        'an empty provider',
        { value: m.empty, unit: 'ns CPU' },
        1.05,
      ),
    ],
  },
  {
    name: 'single',
    measure: measureSingle,
    rowsOf: (m) => [
      faster('OFREP single, token checked', cpu(m.ours), 'bare node:http', cpu(m.bare), 0.9),
      faster('OFREP single, token checked', cpu(m.ours), 'Express doing the same', cpu(m.express), 7),
    ],
  },
  {
    name: 'bulk',
    measure: async (settings) => ({
      unchanged: await measureBulkUnchanged(settings),
      whole: await measureBulk(settings),
    }),
    rowsOf: ({ unchanged, whole }) => [
      faster('OFREP bulk, unchanged (304)', cpu(unchanged.ours), 'bare node:http', cpu(unchanged.bare), 0.95),
      faster('OFREP bulk, 100 flags', cpu(whole.ours), 'the same by JSON.stringify', cpu(whole.stringify), 2.2),
    ],
  },
  {
    name: 'sse',
    measure: measureBroadcast,
    rowsOf: (m) => [
      slower('last of the readers has an event', ms(m['sse-edge']), 'bare loop of writes', ms(m['sse-bare']), 1.25),
      limit(
        'memory of a reader',
        `${m['sse-edge'].kibEach.toFixed(1)} KiB`,
        m['sse-edge'].kibEach,
        12,
        `${m['sse-bare'].kibEach.toFixed(1)} KiB`,
      ),
    ],
  },
  {
    name: 'change',
    measure: measureChange,
    rowsOf: (m) => [
      limit(
        'change in effect among 100,000 targets',
        `${m.p50Us.toFixed(0)} µs (p99 ${m.p99Us.toFixed(0)} µs)`,
        m.p50Us / 1000,
        1,
        '-',
      ),
    ],
  },
];

function ns({ ns: value }) {
  return { value, unit: 'ns' };
}

function cpu({ cpuUs: value }) {
  return { value, unit: 'µs CPU' };
}

function ms({ lastMs: value }) {
  return { value, unit: 'ms' };
}

function shown({ value, unit }) {
  return `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
}

/** At least `goal` times as fast as the other. */
function faster(what, ours, beside, theirs, goal) {
  const ratio = theirs.value / ours.value;
  return {
    what,
    ours: shown(ours),
    beside,
    theirs: shown(theirs),
    ratio: `${ratio.toFixed(2)}×`,
    goal: `≥ ${goal}×`,
    isMet: ratio >= goal,
  };
}

/** At most `goal` times what the other takes. */
function slower(what, ours, beside, theirs, goal) {
  const ratio = ours.value / theirs.value;
  return {
    what,
    ours: shown(ours),
    beside,
    theirs: shown(theirs),
    ratio: `${ratio.toFixed(2)}×`,
    goal: `≤ ${goal}×`,
    isMet: ratio <= goal,
  };
}

function limit(what, ours, value, goal, theirs) {
  return { what, ours, beside: '-', theirs, ratio: '-', goal: `≤ ${goal}`, isMet: value <= goal };
}
